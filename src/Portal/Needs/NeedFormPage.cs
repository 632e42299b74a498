using Ksf.Portal.Forms;
using Ksf.Portal.Services;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Needs;

/// <summary>A page that changes a need. Whom the person represents follows from the need.</summary>
public abstract class NeedFormPage : FormPage
{
    private Answer<Need>? _found;

    [Parameter]
    public string Number { get; set; } = "";

    [Inject]
    private protected NeedsClient Needs { get; set; } = null!;

    /// <summary>The need as it was read for this page.</summary>
    private protected Need Need => _found!.Value!;

    private protected string NeedUrl => NeedNumber.Url(Number);

    /// <summary>The action of the API that the page is for.</summary>
    private protected abstract string Action { get; }

    protected sealed override string FormName => $"{Action}/{Number}";

    // A need in another state has another page to show: its own, which tells what became of it.
    private protected sealed override bool MayUse => Need.May(Action);

    private protected sealed override async Task<Problem?> ResolveAsync()
    {
        if (NeedNumber.DeploymentOf(Number) is not { } home)
            return Problem.NotFound;
        Deployment = home;
        _found = await Needs.FindAtHomeAsync(home, Number, Cancellation);
        Organisation = _found.Value?.Organisation.Number ?? "";
        return _found.Problem;
    }

    private protected sealed override Task<Answer<FormValues>> BeginAsync() => Task.FromResult(_found!.Then(need => Begin(need, _found.ETag)));

    private protected virtual FormValues Begin(Need need, string? version) => need.AsForm(version, Time);
}
