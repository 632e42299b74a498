using System.Security.Claims;
using FluentValidation;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.Registry.Actors;
using Ksf.Registry.Data;
using Ksf.Registry.Roles;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Mail;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ksf.Registry.Invitations;

/// <summary>
/// Accepts an invitation for whoever has its link and has signed in. A link is a bearer's: an address says little about who signs in, and many identity
/// providers give none, so the page shows where it was sent and the inviter sees who accepted. Of two at once one wins.
/// </summary>
/// <param name="Token">The token in the link.</param>
/// <param name="Name">The person's name, when neither the token of the sign-in nor Registry has it.</param>
/// <param name="WorkEmail">The person's work e-mail, likewise; optional.</param>
internal sealed record AcceptInvitation(string Token, string? Name = null, string? WorkEmail = null)
{
    public sealed class Validator : AbstractValidator<AcceptInvitation>
    {
        public Validator()
        {
            RuleFor(r => r.Token).Required(InvitationFields.Token);
            RuleFor(r => r.Name).OptionalLine(ActorRules.LabelLength);
            RuleFor(r => r.WorkEmail).OptionalLine(ActorRules.LabelLength);
            RuleFor(r => r.WorkEmail).Must(email => string.IsNullOrEmpty(email) || MailAddress.IsValid(email)).WithText(InvitationFields.NotAnEmail);
        }
    }

    public static async Task<Results<Resource<AcceptedInvitation>, Problem>> HandleAsync(
        AcceptInvitation request, ClaimsPrincipal user, VerbContext context, RegistryDbContext db, IdentityHasher hasher, CancellationToken cancellationToken)
    {
        if (Identity.Of(user) is not { } identity || Identity.Consumer(user) is not null)
            return InvitationProblems.ForPersons.With();
        // Persons and roles are registered one at a time, so of two who accept at once the second sees what the first has done.
        await db.LockAsync(AdvisoryLock.Actors, cancellationToken);
        if (await db.FindByTokenAsync(request.Token, hasher, cancellationToken) is not { } invitation)
            return InvitationProblems.Unknown.With();
        var person = await ActorRules.FindPersonAsync(db, user, cancellationToken);
        if (invitation.Status == InvitationStatus.Accepted && invitation.AcceptedById == person?.Id)
            return await AnswerAsync(invitation, context, db, cancellationToken);
        if (ProblemOf(invitation.StatusAt(context.Now)) is { } problem)
            return problem;

        var name = user.FindFirstValue("name") ?? request.Name;
        if (person is null && string.IsNullOrEmpty(name))
            return Problem.AtField("/name", InvitationFields.Name);
        var from = invitation.ValidFrom > context.Today ? invitation.ValidFrom.Value : context.Today;
        if (invitation.ValidTo <= from)
            return InvitationProblems.RoleIsOver.With();
        if (person is not null
            && await db.OverlappingAsync(Guid.Empty, person.Id, invitation.OrganisationId, invitation.Role, from, invitation.ValidTo, cancellationToken) is { } held)
            return new Problem(RoleProblems.AlreadyGiven) { ConflictingId = held.ToString() };

        person ??= Register(db, context, hasher, identity, name!, user.FindFirstValue("email") ?? request.WorkEmail);
        Accept(db, context, invitation, person, from);
        await db.SaveChangesAsync(cancellationToken);
        return await AnswerAsync(invitation, context, db, cancellationToken);
    }

    private static Problem? ProblemOf(InvitationStatus status) => status switch
    {
        InvitationStatus.Accepted => InvitationProblems.Used.With(),
        InvitationStatus.Withdrawn => InvitationProblems.Withdrawn.With(),
        InvitationStatus.Expired => InvitationProblems.Expired.With(),
        _ => null,
    };

    private static Actor Register(RegistryDbContext db, VerbContext context, IdentityHasher hasher, Identity identity, string name, string? workEmail)
    {
        var person = new Actor
        {
            Id = context.NewId(),
            Sequence = 1,
            OwnerId = StableId.OfDeployment(context.Deployment.Id),
            Kind = ActorKind.Person,
            Label = name,
            WorkEmail = string.IsNullOrEmpty(workEmail) ? null : workEmail,
            Issuer = identity.Issuer,
            Subject = identity.Subject,
        }.HashedBy(hasher);
        db.Actors.Add(person);
        db.AuditBy(context.Now, person.Id, organisationId: null, "actor.register", ActorState.Noun.Subject(person.Id), before: null, person);
        db.Raise("identified", person);
        return person;
    }

    private static void Accept(RegistryDbContext db, VerbContext context, Invitation invitation, Actor person, DateOnly from)
    {
        var role = new RoleAssignment
        {
            Id = context.NewId(),
            Sequence = 1,
            OwnerId = invitation.OwnerId,
            ActorId = person.Id,
            OrganisationId = invitation.OrganisationId,
            Role = invitation.Role,
            ValidFrom = from,
            ValidTo = invitation.ValidTo,
        };
        db.Roles.Add(role);
        db.AuditBy(context.Now, person.Id, invitation.OrganisationId, "role.assign", RoleState.Noun.Subject(role.Id), before: null, role);
        db.Raise("assigned", role);

        var before = AuditSnapshot.Of(invitation);
        (invitation.Status, invitation.AcceptedById, invitation.RoleId) = (InvitationStatus.Accepted, person.Id, role.Id);
        invitation.Sequence++;
        invitation.Settle(context.Now);
        db.CancelMail(invitation.MailKeys, context.Now);
        db.AuditBy(context.Now, person.Id, invitation.OrganisationId, "invitation.accept", Invitation.Noun.Subject(invitation.Id), before, invitation);
    }

    private static async Task<Resource<AcceptedInvitation>> AnswerAsync(
        Invitation invitation, VerbContext context, RegistryDbContext db, CancellationToken cancellationToken)
    {
        var organisation = (await Organisation.NamedAsync(db, context.Deployment, [invitation.OrganisationId], context.Today, cancellationToken))
            .GetValueOrDefault(invitation.OrganisationId) ?? Organisation.NotReceived(invitation.OrganisationId);
        return new Resource<AcceptedInvitation>(new AcceptedInvitation(invitation.RoleId!.Value, organisation, invitation.Role), invitation.Sequence);
    }
}

/// <summary>What an accepted invitation has become.</summary>
/// <param name="Id">Id of the role.</param>
/// <param name="Organisation">Where it is held.</param>
/// <param name="Role">Name of the role.</param>
internal sealed record AcceptedInvitation(Guid Id, Organisation Organisation, string Role);
