using Ksf.Portal.Forms;
using Ksf.Portal.Services;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.People;

/// <summary>A page that changes a role.</summary>
public abstract class RoleFormPage : ChangePage<HeldRole>
{
    [Parameter]
    public string RoleId { get; set; } = "";

    [Inject]
    private protected PeopleClient People { get; set; } = null!;

    /// <summary>Whose role it is, and where, said above the fields.</summary>
    private protected Text[] Lead => Problem is null ? [PeopleTexts.RoleOf(Thing.Label, CommonTexts.Role(Thing.Role), Thing.Organisation.FullName)] : [];

    private protected string Roles => $"{Url(Deployment, Organisation)}/roller";

    protected sealed override string FormName => $"{Action}-role/{Deployment}/{RoleId}";

    private protected sealed override Task<Answer<HeldRole>> FindAsync() => People.FindAsync(Deployment, RoleId, Cancellation);

    private protected sealed override IReadOnlyList<string> ActionsOf(HeldRole thing) => thing.Actions;
}
