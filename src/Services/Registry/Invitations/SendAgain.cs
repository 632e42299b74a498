using FluentValidation;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Mail;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ksf.Registry.Invitations;

/// <summary>Another sending of an invitation. It has no fields.</summary>
internal sealed record SendAgain : IChange<Invitation>
{
    public sealed class Validator : AbstractValidator<SendAgain>;

    public async ValueTask<Problem?> ApplyAsync(Invitation invitation, VerbContext context, CancellationToken cancellationToken)
    {
        var (db, options) = (context.Db<RegistryDbContext>(), context.Service<IOptions<InvitationOptions>>().Value);
        if (!invitation.IsOpenAt(context.Now))
            return InvitationProblems.Expired.With();
        if (invitation.Sendings >= options.Sendings || context.Now - invitation.SentAt < options.Between)
            return new Problem(InvitationProblems.SentTooOften, invitation.Sendings) { RetryAfter = options.Between };

        db.CancelMail(invitation.MailKeys, context.Now);
        invitation.Send(context.Service<IdentityHasher>(), context.Now, options.Lasts);
        var organisation = (await Organisation.NamedAsync(db, context.Deployment, [invitation.OrganisationId], context.Today, cancellationToken))
            .GetValueOrDefault(invitation.OrganisationId) ?? Organisation.NotReceived(invitation.OrganisationId);
        db.QueueMail(await InvitationMail.OfAsync(invitation, organisation, context, cancellationToken), context.Now);
        return null;
    }
}

internal static class SentToday
{
    /// <summary>How many invitations a person has sent in the last 24 hours.</summary>
    public static Task<int> SentTodayAsync(this RegistryDbContext db, Guid actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-1);
        return db.Invitations.CountAsync(invitation => invitation.InvitedById == actor && invitation.SentAt > since, cancellationToken);
    }
}
