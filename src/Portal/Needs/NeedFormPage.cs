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

    private protected string NeedUrl => NeedNumber.Url(Number);

    protected sealed override string FormName => $"{Action}/{Number}";

    private protected sealed override IReadOnlyList<string>? ActionsOf(Need thing) => thing.Actions;

    private protected sealed override async Task<Answer<Need>> FindAsync()
    {
        if (NeedNumber.DeploymentOf(Number) is not { } home)
            return Problem.NotFound;
        Deployment = home;
        var found = await Needs.FindAtHomeAsync(home, Number, Cancellation);
        Organisation = found.Value?.Organisation.Number ?? "";
        return found;
    }
}
