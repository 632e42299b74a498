using Ksf.ServiceDefaults;
using RoleNames = Ksf.ServiceDefaults.Access.Roles;

namespace Ksf.Registry.Roles;

/// <summary>At which organisations each role can be held. What a role permits there stands in <see cref="RoleNames"/>.</summary>
internal static class RolePlaces
{
    /// <summary>Whether a role can be held at an organisation of a deployment.</summary>
    public static bool Fits(string role, Organisation organisation, DeploymentLevel level) => (role, IsMunicipality: organisation.Number is not null, level) switch
    {
        (RoleNames.RdContact or RoleNames.ClusterCoordinator, IsMunicipality: true, _) => true,
        (RoleNames.RegionalSecretariat, IsMunicipality: false, DeploymentLevel.Regional) => true,
        (RoleNames.NationalSecretariat, IsMunicipality: false, DeploymentLevel.National) => true,
        (RoleNames.Integrator, _, _) => true,
        _ => false,
    };
}
