using FluentValidation;
using Ksf.Contracts;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Roles;

/// <summary>A role to give to a person or system.</summary>
/// <param name="Actor">Id of the person or system.</param>
/// <param name="Organisation">
/// Number of a municipality of this deployment, as of today; the id of a cluster, or of an institution, a body, a committee or another party; or the
/// deployment's own id, for its secretariat.
/// </param>
/// <param name="Role">Name of the role: <c>rd-contact</c>, <c>cluster-coordinator</c>, <c>regional-secretariat</c>, <c>national-secretariat</c>, <c>organisation-administrator</c>, <c>integrator</c>.</param>
/// <param name="From">First day; today when left out.</param>
/// <param name="To">First day after; left out when it has no end.</param>
internal sealed record AssignRole(Guid? Actor, string Organisation, string Role, DateOnly? From = null, DateOnly? To = null) : ICreate<RoleAssignment>
{
    public sealed class Validator : AbstractValidator<AssignRole>
    {
        public Validator()
        {
            RuleFor(r => r.Actor).Required(RoleFields.Actor);
            RuleFor(r => r.Organisation).Required(RoleFields.Organisation);
            RuleFor(r => r.Role).Required(RoleFields.Role);
        }
    }

    public async ValueTask<Created<RoleAssignment>> CreateAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        var organisation = await Registry.Organisation.FindAsync(db, context.Deployment, Organisation, context.Today, cancellationToken);
        var actorIsKnown = await db.Actors.AnyAsync(actor => actor.Id == Actor && actor.Status == Actors.ActorStatus.Registered, cancellationToken);
        var from = From ?? context.Today;
        var errors = RoleRules.ErrorsOf(Role, Organisation, organisation, context.Deployment, from, To);
        if (!actorIsKnown)
            errors.Add(new FieldError("/actor", RoleProblems.UnknownActor));
        if (errors.Count > 0)
            return new Problem(CommonProblems.InvalidFields) { Errors = errors };

        await db.LockAsync(AdvisoryLock.Actors, cancellationToken);
        if (await db.OverlappingAsync(Guid.Empty, Actor!.Value, organisation!.Id, Role, from, To, cancellationToken) is { } existing)
            return new Problem(RoleProblems.AlreadyGiven) { ConflictingId = existing.ToString() };
        context.Cache(organisation);
        return new RoleAssignment
        {
            Id = context.NewId(),
            OwnerId = StableId.OfDeployment(context.Deployment.Id),
            ActorId = Actor.Value,
            OrganisationId = organisation.Id,
            Role = Role,
            ValidFrom = from,
            ValidTo = To,
        };
    }
}
