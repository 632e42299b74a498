using FluentValidation;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Mail;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Invitations;

/// <summary>The withdrawal of an invitation. It has no fields.</summary>
internal sealed record WithdrawInvitation : IChange<Invitation>
{
    public sealed class Validator : AbstractValidator<WithdrawInvitation>;

    public ValueTask<Problem?> ApplyAsync(Invitation invitation, VerbContext context, CancellationToken cancellationToken)
    {
        if (!invitation.IsOpenAt(context.Now))
            return new(InvitationProblems.Expired.With());
        invitation.Settle(context.Now);
        context.Db<RegistryDbContext>().CancelMail(invitation.MailKeys, context.Now);
        return default;
    }
}
