using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Access;

namespace Ksf.Registry.Actors;

/// <summary>A person or a system. The only place in the platform that holds a name, a work e-mail and the issuer's own id.</summary>
internal sealed class Actor
{
    public required Guid Id { get; init; }

    public long Sequence { get; private set; } = 1;

    public required ActorKind Kind { get; init; }

    /// <summary>A person's name, or what a system is called.</summary>
    public required string Label { get; init; }

    /// <summary>A person's work e-mail; null of a system.</summary>
    public string? WorkEmail { get; init; }

    public required string Issuer { get; init; }

    /// <summary>The issuer's <c>sub</c> of a person, the consumer's id of a system (<c>0192:964338442</c>).</summary>
    public required string Subject { get; init; }

    public required byte[] IdentityHash { get; init; }

    public ActorIdentified State() => new(Id, Convert.ToBase64String(IdentityHash));

    public static Actor Person(Guid id, string name, string? workEmail, Identity identity, IdentityHasher hasher) =>
        Of(id, ActorKind.Person, name, workEmail, identity, hasher);

    public static Actor System(Guid id, string label, Identity identity, IdentityHasher hasher) =>
        Of(id, ActorKind.System, label, null, identity, hasher);

    private static Actor Of(Guid id, ActorKind kind, string label, string? workEmail, Identity identity, IdentityHasher hasher) => new()
    {
        Id = id,
        Kind = kind,
        Label = label,
        WorkEmail = workEmail,
        Issuer = identity.Issuer,
        Subject = identity.Subject,
        IdentityHash = hasher.Hash(identity),
    };
}

internal enum ActorKind
{
    Person,
    System,
}
