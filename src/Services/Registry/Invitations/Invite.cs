using FluentValidation;
using Ksf.Contracts;
using Ksf.Registry.Actors;
using Ksf.Registry.Data;
using Ksf.Registry.Roles;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Mail;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ksf.Registry.Invitations;

/// <summary>An invitation to take a role, sent by e-mail.</summary>
/// <param name="Email">Where it is sent. Removed when the invitation is accepted, withdrawn or expired.</param>
/// <param name="Organisation">Where the role is held, as when a role is given.</param>
/// <param name="Role">Name of the role, as when a role is given.</param>
/// <param name="From">First day of the role; the day of the acceptance when left out or earlier.</param>
/// <param name="To">First day after; left out when it has no end.</param>
/// <param name="Language">The language of the e-mail; bokmål when left out.</param>
internal sealed record Invite(string Email, string Organisation, string Role, DateOnly? From = null, DateOnly? To = null, Language? Language = null) : ICreate<Invitation>
{
    public sealed class Validator : AbstractValidator<Invite>
    {
        public Validator()
        {
            RuleFor(r => r.Email).Line(ActorRules.LabelLength, InvitationFields.Email);
            RuleFor(r => r.Email).Must(email => string.IsNullOrEmpty(email) || MailAddress.IsValid(email)).WithText(InvitationFields.NotAnEmail);
            RuleFor(r => r.Organisation).Required(RoleFields.Organisation);
            RuleFor(r => r.Role).Required(RoleFields.Role);
        }
    }

    public async ValueTask<Created<Invitation>> CreateAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        var organisation = await Registry.Organisation.FindAsync(db, context.Deployment, Organisation, context.Today, cancellationToken);
        var errors = RoleRules.ErrorsOf(Role, Organisation, organisation, context.Deployment, From ?? context.Today, To);
        if (To <= context.Today && errors.TrueForAll(error => error.Pointer != "/to"))
            errors.Add(new FieldError("/to", InvitationProblems.OverBeforeItBegins));
        if (errors.Count > 0)
            return new Problem(CommonProblems.InvalidFields) { Errors = errors };

        var options = context.Service<IOptions<InvitationOptions>>().Value;
        var invitation = new Invitation
        {
            Id = context.NewId(),
            OwnerId = StableId.OfDeployment(context.Deployment.Id),
            OrganisationId = organisation!.Id,
            Role = Role,
            ValidFrom = From,
            ValidTo = To,
            Email = Email,
            Language = Language ?? ServiceDefaults.Texts.Language.Bokmal,
            InvitedById = context.Caller.ActorId!.Value,
            SentAt = context.Now,
            ExpiresAt = context.Now,
        };
        // Before anything is said about whom others have invited.
        if (!invitation.OwnerIds.Any(owner => context.Caller.May(Permissions.AssignRole, owner)))
            return CommonProblems.NotPermitted.With(Permissions.AssignRole);
        await db.LockAsync(AdvisoryLock.Actors, cancellationToken);
        if (await db.SentTodayAsync(invitation.InvitedById, context.Now, cancellationToken) >= options.PerDay)
            return InvitationProblems.TooMany.With(options.PerDay);
        if (await FindPendingAsync(db, invitation, context.Now, cancellationToken) is { } pending)
            return new Problem(InvitationProblems.AlreadyInvited) { ConflictingId = pending.ToString() };

        invitation.Send(context.Service<IdentityHasher>(), context.Now, options.Lasts);
        db.QueueMail(await InvitationMail.OfAsync(invitation, organisation, context, cancellationToken), context.Now);
        context.Cache(organisation);
        return invitation;
    }

    private static Task<Guid?> FindPendingAsync(RegistryDbContext db, Invitation wanted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var email = wanted.Email!.ToLowerInvariant();
#pragma warning disable CA1862, CA1304, CA1311 // This becomes SQL.
        return db.Invitations
            .Where(other => other.Status == InvitationStatus.Pending && other.ExpiresAt > now)
            .Where(other => other.OrganisationId == wanted.OrganisationId && other.Role == wanted.Role && other.Email!.ToLower() == email)
            .Select(other => (Guid?)other.Id)
            .FirstOrDefaultAsync(cancellationToken);
#pragma warning restore CA1862, CA1304, CA1311
    }
}
