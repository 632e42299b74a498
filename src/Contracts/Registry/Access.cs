namespace Ksf.Contracts.Registry;

/// <summary>A person or a system can be recognised by its token. Name, e-mail and the issuer's own id stay in Registry.</summary>
/// <param name="ActorId">Opaque id, the one that audit rows and events hold.</param>
/// <param name="IdentityHash">Keyed hash of issuer and <c>sub</c> (a system: issuer and <c>consumer.ID</c>), base64.</param>
public sealed record ActorIdentified(Guid ActorId, string IdentityHash) : IAccessEvent
{
    /// <inheritdoc/>
    public static string Type => "no.ksf.registry.actor.identified.v1";

    /// <inheritdoc/>
    string IEvent.Subject => $"actors/{ActorId}";
}

/// <summary>A role at an organisation for a time was given, changed or ended.</summary>
/// <param name="RoleId">Id of the assignment.</param>
/// <param name="ActorId">Who has it.</param>
/// <param name="OrganisationId">For which municipality, or the organisation of the deployment itself (its secretariat).</param>
/// <param name="Role">One of the role names in the table of roles, such as <c>rd-contact</c>.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">First day after; null while it lasts.</param>
public sealed record RoleAssigned(
    Guid RoleId, Guid ActorId, Guid OrganisationId, string Role, DateOnly ValidFrom, DateOnly? ValidTo) : IAccessEvent
{
    /// <inheritdoc/>
    public static string Type => "no.ksf.registry.role.assigned.v1";

    /// <inheritdoc/>
    string IEvent.Subject => $"roles/{RoleId}";
}
