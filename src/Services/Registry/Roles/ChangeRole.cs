using FluentValidation;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Roles;

/// <summary>The new period of a role. Both dates are replaced.</summary>
/// <param name="From">First day.</param>
/// <param name="To">First day after; left out when it has no end.</param>
internal sealed record ChangeRole(DateOnly? From, DateOnly? To = null) : IChange<RoleAssignment>
{
    public sealed class Validator : AbstractValidator<ChangeRole>
    {
        public Validator()
        {
            RuleFor(r => r.From).Required(RoleFields.From);
            RuleFor(r => r.To).Must((change, to) => to is null || to > change.From).WithText(RoleProblems.EndsBeforeItBegins);
        }
    }

    public async ValueTask<Problem?> ApplyAsync(RoleAssignment role, VerbContext context, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        await db.LockAsync(AdvisoryLock.Actors, cancellationToken);
        if (await db.OverlappingAsync(role.Id, role.ActorId, role.OrganisationId, role.Role, From!.Value, To, cancellationToken) is { } existing)
            return new Problem(RoleProblems.AlreadyGiven) { ConflictingId = existing.ToString() };
        (role.ValidFrom, role.ValidTo) = (From.Value, To);
        return null;
    }
}
