namespace Ksf.Contracts.Registry;

/// <summary>A person or a system that can be recognised by its token. Name, e-mail and the issuer's own id stay in Registry.</summary>
/// <param name="Id">Opaque id, as used in audit rows and events.</param>
/// <param name="HashKeyId">Id of the installation's hash key that the hash was made with.</param>
/// <param name="IdentityHash">Keyed hash of issuer and <c>sub</c> (a system: issuer and <c>consumer.ID</c>), base64; empty for a person who has been erased.</param>
public sealed record ActorState(Guid Id, string HashKeyId, string IdentityHash) : IState<ActorState>
{
    /// <inheritdoc/>
    public static Noun Noun { get; } = new("registry", "actor", "actors",
    [
        new("identified", "a person or a system is registered, or its identity is hashed with a new key"),
        new("erased", "a person was erased; nobody is recognised by the identity any more"),
    ])
    {
        IsAccess = true,
    };
}

/// <summary>A role at an organisation for a time.</summary>
/// <param name="Id">Id of the assignment.</param>
/// <param name="ActorId">Who has it.</param>
/// <param name="OrganisationId">The organisation: a municipality, a cluster, an institution, a body or another party, or the region or nation itself (its secretariat).</param>
/// <param name="Role">One of the role names in the table of roles, such as <c>rd-contact</c>.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">First day after; null while it lasts.</param>
public sealed record RoleState(Guid Id, Guid ActorId, Guid OrganisationId, string Role, DateOnly ValidFrom, DateOnly? ValidTo) : IState<RoleState>
{
    /// <inheritdoc/>
    public static Noun Noun { get; } = new("registry", "role", "roles",
    [
        new("assigned", "a person or a system was given a role"),
        new("changed", "the period of a role was changed"),
        new("ended", "a role was ended"),
    ])
    {
        IsAccess = true,
    };
}
