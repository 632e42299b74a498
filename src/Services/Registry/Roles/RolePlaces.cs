using Ksf.ServiceDefaults;
using RoleNames = Ksf.ServiceDefaults.Access.Roles;

namespace Ksf.Registry.Roles;

/// <summary>At which organisations each role can be held. What a role permits there stands in <see cref="RoleNames"/>.</summary>
internal static class RolePlaces
{
    /// <summary>Whether a role can be held at an organisation of a deployment.</summary>
    public static bool Fits(string role, Organisation organisation, DeploymentLevel level)
    {
        var isMunicipality = organisation.Number is not null;
        return role switch
        {
            RoleNames.RdContact or RoleNames.ClusterCoordinator => isMunicipality,
            RoleNames.RegionalSecretariat => !isMunicipality && level == DeploymentLevel.Regional,
            RoleNames.NationalSecretariat => !isMunicipality && level == DeploymentLevel.National,
            RoleNames.Integrator => true,
            _ => false,
        };
    }
}
