using Ksf.Portal.Forms;
using Ksf.Portal.Needs;
using Ksf.Portal.Services;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Endorsements;

/// <summary>A page that changes an endorsement that the represented municipality has given.</summary>
public abstract class EndorsementFormPage : ChangePage<Endorsement>
{
    [Parameter]
    public string EndorsementId { get; set; } = "";

    [Inject]
    private protected NeedsClient Needs { get; set; } = null!;

    private protected string Cancel => Problem is null ? NeedNumber.Url(Thing.Need.Number) : Url(Deployment, Organisation);

    protected sealed override string FormName => $"{Action}-endorsement/{EndorsementId}";

    private protected sealed override IReadOnlyList<string> ActionsOf(Endorsement thing) => thing.Actions;

    private protected sealed override Task<Answer<Endorsement>> FindAsync() => Needs.FindEndorsementAsync(Deployment, EndorsementId, Cancellation);
}
