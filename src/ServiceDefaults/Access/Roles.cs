using System.Collections.Frozen;

namespace Ksf.ServiceDefaults.Access;

/// <summary>The permissions. Every endpoint that changes something names one, which is also the action in its audit row.</summary>
public static class Permissions
{
    /// <summary>Report a knowledge need for a municipality.</summary>
    public const string ReportNeed = "need.report";

    /// <summary>Revise a need that one's municipality has reported.</summary>
    public const string ReviseNeed = "need.revise";

    /// <summary>Withdraw a need that one's municipality has reported.</summary>
    public const string WithdrawNeed = "need.withdraw";

    /// <summary>Screen the needs that are reported in one's deployment: take, ask, decide and decline.</summary>
    public const string ScreenNeed = "need.screen";

    /// <summary>Endorse another municipality's need for one's own municipality.</summary>
    public const string GiveEndorsement = "endorsement.give";

    /// <summary>Change or withdraw an endorsement that one's municipality has given.</summary>
    public const string ChangeEndorsement = "endorsement.change";

    /// <summary>Found a cluster in a region.</summary>
    public const string FoundCluster = "cluster.found";

    /// <summary>Change a cluster: who takes part, its name and areas, its status.</summary>
    public const string ChangeCluster = "cluster.change";

    /// <summary>Register an agreement that has been signed.</summary>
    public const string SignAgreement = "agreement.sign";

    /// <summary>Change an agreement: its parties, its financing key, its period.</summary>
    public const string ChangeAgreement = "agreement.change";

    /// <summary>Register a body of a region, a cluster or another body.</summary>
    public const string CreateBody = "body.create";

    /// <summary>Change a body: its seats and who holds them, its rules, its mandate, its status.</summary>
    public const string ChangeBody = "body.change";

    /// <summary>Register a position with two employers.</summary>
    public const string RegisterPosition = "position.register";

    /// <summary>Change or end a position with two employers.</summary>
    public const string ChangePosition = "position.change";

    /// <summary>Register persons and systems.</summary>
    public const string RegisterActor = "actor.register";

    /// <summary>Erase a person, or export what names them, on the person's behalf.</summary>
    public const string EraseActor = "actor.erase";

    /// <summary>Give roles at organisations.</summary>
    public const string AssignRole = "role.assign";

    /// <summary>Change the period of a role.</summary>
    public const string ChangeRole = "role.change";

    /// <summary>End a role.</summary>
    public const string EndRole = "role.end";

    /// <summary>Read and settle what a reform has left open in a deployment.</summary>
    public const string SettleReform = "reform.settle";

    /// <summary>Read the feed of events.</summary>
    public const string ReadEvents = "events.read";
}

/// <summary>The one list of roles and the permissions that each gives at the organisation where it is held.</summary>
public static class Roles
{
    /// <summary>FoU-kontakt of a municipality.</summary>
    public const string RdContact = "rd-contact";

    /// <summary>Klyngekoordinator, employed in an engine municipality.</summary>
    public const string ClusterCoordinator = "cluster-coordinator";

    /// <summary>The secretariat of a KSF region, in its host municipality.</summary>
    public const string RegionalSecretariat = "regional-secretariat";

    /// <summary>The national secretariat (KS).</summary>
    public const string NationalSecretariat = "national-secretariat";

    /// <summary>One who gives roles at an organisation, and at no other.</summary>
    public const string OrganisationAdministrator = "organisation-administrator";

    /// <summary>A system that reads events.</summary>
    public const string Integrator = "integrator";

    private static readonly FrozenSet<string> NeedOwner =
        [Permissions.ReportNeed, Permissions.ReviseNeed, Permissions.WithdrawNeed, Permissions.GiveEndorsement, Permissions.ChangeEndorsement];

    private static readonly FrozenSet<string> Secretariat =
    [
        Permissions.FoundCluster, Permissions.ChangeCluster, Permissions.CreateBody, Permissions.ChangeBody, Permissions.SignAgreement, Permissions.ChangeAgreement,
        Permissions.RegisterPosition, Permissions.ChangePosition, Permissions.SettleReform, Permissions.ScreenNeed,
        Permissions.RegisterActor, Permissions.EraseActor, Permissions.AssignRole, Permissions.ChangeRole, Permissions.EndRole,
    ];

    private static readonly FrozenDictionary<string, FrozenSet<string>> Table = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal)
    {
        [RdContact] = NeedOwner,
        [ClusterCoordinator] = NeedOwner,
        [RegionalSecretariat] = Secretariat,
        [NationalSecretariat] = Secretariat,
        [OrganisationAdministrator] = [Permissions.AssignRole, Permissions.ChangeRole, Permissions.EndRole],
        [Integrator] = [Permissions.ReadEvents],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every role there is.</summary>
    public static IReadOnlyCollection<string> All => Table.Keys;

    /// <summary>Whether a role gives a permission. An unknown role gives none.</summary>
    public static bool Gives(string role, string permission) => Table.TryGetValue(role, out var permissions) && permissions.Contains(permission);
}
