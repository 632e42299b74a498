using static Ksf.Registry.OrganisationKind;
using RoleNames = Ksf.ServiceDefaults.Access.Roles;

namespace Ksf.Registry.Roles;

/// <summary>The kinds of organisation at which each role can be held. Its permissions are in <see cref="RoleNames"/>.</summary>
internal static class RolePlaces
{
    private static readonly Dictionary<string, OrganisationKind[]> Table = new(StringComparer.Ordinal)
    {
        [RoleNames.RdContact] = [Municipality],
        [RoleNames.ClusterCoordinator] = [Municipality, Cluster],
        [RoleNames.RegionalSecretariat] = [Region],
        [RoleNames.NationalSecretariat] = [Nation],
        // Whoever belongs to a region or to the nation has its own administrator; the secretariat gives the roles at these two.
        [RoleNames.OrganisationAdministrator] = [.. Enum.GetValues<OrganisationKind>().Except([Region, Nation])],
        [RoleNames.Integrator] = Enum.GetValues<OrganisationKind>(),
    };

    /// <summary>Whether a role can be held at an organisation of a kind.</summary>
    public static bool Fits(string role, OrganisationKind kind) => Table.TryGetValue(role, out var kinds) && kinds.Contains(kind);
}
