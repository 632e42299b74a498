using Ksf.ServiceDefaults.Texts;

namespace Ksf.ServiceDefaults.Access;

/// <summary>What roles are called.</summary>
public static class RoleTitles
{
    /// <summary>What a role is called; a role that is not known here, by its own name.</summary>
    public static Text Of(string role) => role switch
    {
        Roles.RdContact => new("FoU-kontakt", "FoU-kontakt", "R&D contact"),
        Roles.ClusterCoordinator => new("Klyngekoordinator", "Klyngjekoordinator", "Cluster coordinator"),
        Roles.RegionalSecretariat => new("Regionalt sekretariat", "Regionalt sekretariat", "Regional secretariat"),
        Roles.NationalSecretariat => new("Nasjonalt sekretariat", "Nasjonalt sekretariat", "National secretariat"),
        Roles.OrganisationAdministrator => new("Administrator for roller", "Administrator for roller", "Administrator of roles"),
        Roles.Integrator => new("Integrator", "Integrator", "Integrator"),
        _ => new(role, role, role),
    };
}
