using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Roles;

/// <summary>A role and who holds it. The names of persons are only for those who give roles, and for the holder.</summary>
/// <param name="Id">Id of the assignment.</param>
/// <param name="Actor">Id of the person or system that holds it.</param>
/// <param name="Label">The name of the person or system.</param>
/// <param name="Organisation">The organisation where it is held.</param>
/// <param name="Role">Name of the role.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after; null while it lasts.</param>
/// <param name="Actions">What the caller may do with it now: <c>change</c>, <c>end</c>.</param>
internal sealed record HeldRoleView(
    Guid Id, Guid Actor, string Label, Organisation Organisation, string Role, DateOnly From, DateOnly? To, IReadOnlyList<string> Actions)
{
    public static async Task<IReadOnlyList<HeldRoleView>> OfAsync(IReadOnlyList<RoleAssignment> roles, VerbContext context, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        Guid[] actors = [.. roles.Select(role => role.ActorId).Distinct()];
        var labels = await db.Actors.AsNoTracking().Where(actor => actors.Contains(actor.Id)).ToDictionaryAsync(actor => actor.Id, actor => actor.Label, cancellationToken);
        var organisations = await Organisation.NamedAsync(
            db, context.Deployment, [.. roles.Select(role => role.OrganisationId).Distinct()], context.Today, cancellationToken);
        return
        [
            .. roles.Select(role => new HeldRoleView(
                role.Id, role.ActorId, labels[role.ActorId], organisations.GetValueOrDefault(role.OrganisationId) ?? Organisation.NotReceived(role.OrganisationId),
                role.Role, role.ValidFrom, role.ValidTo, RoleTransitions.Table.ActionsFor(context.Caller, role))),
        ];
    }
}
