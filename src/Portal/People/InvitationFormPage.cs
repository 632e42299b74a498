using Ksf.Portal.Forms;
using Ksf.Portal.Services;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.People;

/// <summary>A page that changes an invitation. It has no fields, only what it leads to.</summary>
public abstract class InvitationFormPage : ChangePage<SentInvitation>
{
    [Parameter]
    public string InvitationId { get; set; } = "";

    [Inject]
    private protected InvitationClient Invitations { get; set; } = null!;

    /// <summary>The last part of the verb's address in the API.</summary>
    private protected abstract string Verb { get; }

    /// <summary>What has been done, as it stands in the address.</summary>
    private protected abstract string Done { get; }

    /// <summary>Whom it was sent to, said above the form.</summary>
    private protected Text ToWhom => Problem is null
        ? PeopleTexts.RoleOf(Thing.Email ?? "–", CommonTexts.Role(Thing.Role), Thing.Organisation.FullName)
        : InvitationTexts.Invitation;

    private protected string Roles => $"{Url(Deployment, Organisation)}/roller";

    protected sealed override string FormName => $"{Action}-invitation/{Deployment}/{InvitationId}";

    private protected sealed override Task<Answer<SentInvitation>> FindAsync() => Invitations.FindAsync(Deployment, InvitationId, Cancellation);

    private protected sealed override IReadOnlyList<string> ActionsOf(SentInvitation thing) => thing.Actions;

    private protected sealed override async Task<Answer<string>> SendAsync(FormValues form, Submission submission) =>
        (await Invitations.ChangeAsync(Deployment, InvitationId, Verb, submission, Cancellation)).Then(_ => $"{Roles}?{Done}");
}
