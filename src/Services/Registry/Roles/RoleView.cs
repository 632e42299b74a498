namespace Ksf.Registry.Roles;

/// <summary>A role that somebody has been given.</summary>
/// <param name="Id">Id of the assignment.</param>
/// <param name="Actor">Whose it is.</param>
/// <param name="Organisation">At which organisation.</param>
/// <param name="Role">Name of the role.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after; null while it lasts.</param>
internal sealed record RoleView(Guid Id, Guid Actor, Organisation Organisation, string Role, DateOnly From, DateOnly? To)
{
    public static RoleView Of(RoleAssignment role, Organisation organisation) =>
        new(role.Id, role.ActorId, organisation, role.Role, role.ValidFrom, role.ValidTo);
}
