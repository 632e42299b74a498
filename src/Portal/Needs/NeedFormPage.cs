using Ksf.Portal.Forms;
using Ksf.Portal.Services;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Needs;

/// <summary>A page that changes a need. Whom the person represents follows from the need.</summary>
public abstract class NeedFormPage : ChangePage<Need>
{
    [Parameter]
    public string Number { get; set; } = "";

    [Inject]
    private protected NeedsClient Needs { get; set; } = null!;

    /// <summary>Whether the secretariat of the deployment does it, and not the municipality.</summary>
    private protected virtual bool IsSecretariats => false;

    private protected string NeedUrl => NeedNumber.Url(Number);

    protected sealed override string FormName => $"{Action}/{Number}";

    private protected sealed override IReadOnlyList<string>? ActionsOf(Need thing) => thing.Actions;

    private protected sealed override async Task<Answer<Need>> FindAsync()
    {
        if (NeedNumber.DeploymentOf(Number) is not { } home)
            return Problem.NotFound;
        Deployment = home;
        var found = await Needs.FindAtHomeAsync(home, Number, Cancellation);
        Organisation = IsSecretariats ? home : found.Value?.Organisation.Number ?? "";
        return found;
    }

    /// <summary>Sends what is done with the need, and returns its address.</summary>
    /// <param name="path">The last part of the API's address: <c>withdrawal</c>.</param>
    /// <param name="body">What is said about it.</param>
    /// <param name="submission">The form.</param>
    /// <param name="done">What the page then says has been done.</param>
    private protected async Task<Answer<string>> DoAsync<TBody>(string path, TBody body, Submission submission, string done = "lagret")
    {
        var changed = await Needs.DoAsync(Deployment, Thing.Id!.Value, path, body, submission, Cancellation);
        return changed.Then(_ => $"{NeedUrl}?{done}");
    }
}
