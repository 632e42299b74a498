using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Transitions;
using static Ksf.Registry.Invitations.InvitationStatus;

namespace Ksf.Registry.Invitations;

/// <summary>The state machine of an invitation, but for what follows from no permission: it is accepted by whoever has the link, and expires by itself.</summary>
internal static class InvitationTransitions
{
    public static readonly TransitionTable<Invitation, InvitationStatus, InvitationView> Table =
        new TransitionTable<Invitation, InvitationStatus, InvitationView>(Invitation.Noun, InvitationView.OfAsync)
            .Create<Invite>("invite", Pending, Permissions.AssignRole, "invited", "Invite a person by e-mail to take a role at an organisation.")
            .PostInPlace<SendAgain>("send-again", "sendings", [Pending], Permissions.AssignRole, "sent-again", "Send an invitation again, with a new link. The one before stops working.")
            .Post<WithdrawInvitation>("withdraw", "withdrawal", [Pending], Withdrawn, Permissions.AssignRole, "withdrawn", "Withdraw an invitation. Its link stops working.");
}
