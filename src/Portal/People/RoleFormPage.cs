using Ksf.Portal.Forms;
using Ksf.Portal.Services;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.People;

/// <summary>A page that changes a role.</summary>
public abstract class RoleFormPage : FormPage
{
    private Answer<HeldRole>? _found;

    [Parameter]
    public string RoleId { get; set; } = "";

    [Inject]
    private protected PeopleClient People { get; set; } = null!;

    /// <summary>The action of the API that the page is for.</summary>
    private protected abstract string Action { get; }

    /// <summary>The role as it was read for this page.</summary>
    private protected HeldRole Held => _found!.Value!;

    /// <summary>Whose role it is, and where, said above the fields.</summary>
    private protected Text[] Lead => Problem is null ? [PeopleTexts.RoleOf(Held.Label, CommonTexts.Role(Held.Role), Held.Organisation.FullName)] : [];

    private protected string Roles => $"{Url(Deployment, Organisation)}/roller";

    protected sealed override string FormName => $"{Action}-role/{Deployment}/{RoleId}";

    private protected sealed override bool MayUse => Held.Actions.Contains(Action);

    private protected sealed override async Task<Problem?> ResolveAsync()
    {
        _found = await People.FindAsync(Deployment, RoleId, Cancellation);
        return _found.Problem;
    }

    private protected sealed override Task<Answer<FormValues>> BeginAsync() => Task.FromResult<Answer<FormValues>>(FormValues.Existing(_found!.ETag, Time, Begin()));

    /// <summary>What the form begins with.</summary>
    private protected virtual (string Field, string? Text)[] Begin() => [];
}
