using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Roles;

/// <summary>A role assignment.</summary>
/// <param name="Id">Id of the assignment.</param>
/// <param name="Actor">Id of the person or system that holds it.</param>
/// <param name="Organisation">The organisation where it is held.</param>
/// <param name="Role">Name of the role.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after; null while it lasts.</param>
/// <param name="Actions">What the caller may do with it now: <c>change</c>, <c>end</c>.</param>
internal sealed record RoleView(
    Guid Id, Guid Actor, Organisation Organisation, string Role, DateOnly From, DateOnly? To, IReadOnlyList<string> Actions)
{
    public static async Task<RoleView> OfAsync(RoleAssignment role, VerbContext context, CancellationToken cancellationToken)
    {
        var organisation = context.Cached<Organisation>();
        if (organisation is null)
        {
            var named = await Organisation.NamedAsync(
                context.Db<RegistryDbContext>(), context.Deployment, [role.OrganisationId], context.Today, cancellationToken);
            organisation = named.GetValueOrDefault(role.OrganisationId) ?? Organisation.NotReceived(role.OrganisationId);
        }
        return new RoleView(
            role.Id, role.ActorId, organisation, role.Role, role.ValidFrom, role.ValidTo, RoleTransitions.Table.ActionsFor(context.Caller, role));
    }
}
