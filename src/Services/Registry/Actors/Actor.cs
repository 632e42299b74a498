using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Actors;

/// <summary>A person or a system. The only place in the platform that holds a name, a work e-mail and the issuer's own id.</summary>
internal sealed class Actor : IEntity<Actor, ActorStatus>
{
    public required Guid Id { get; init; }

    public long Sequence { get; set; }

    public ActorStatus Status { get; set; }

    /// <summary>The secretariat that registered it.</summary>
    public required Guid OwnerId { get; init; }

    public required ActorKind Kind { get; init; }

    /// <summary>A person's name, or what a system is called.</summary>
    [Personal]
    public required string Label { get; init; }

    /// <summary>A person's work e-mail; null of a system.</summary>
    [Personal]
    public string? WorkEmail { get; init; }

    [Personal]
    public required string Issuer { get; init; }

    /// <summary>The issuer's <c>sub</c> of a person, the consumer's id of a system (<c>0192:964338442</c>).</summary>
    [Personal]
    public required string Subject { get; init; }

    public string HashKeyId { get; private set; } = "";

    [Personal]
    public byte[] IdentityHash { get; private set; } = [];

    public static Expression<Func<Actor, bool>> OwnedBy(IReadOnlyList<Guid> organisations) => actor => organisations.Contains(actor.OwnerId);

    public IEnumerable<IState> States() => [new ActorState(Id, HashKeyId, Convert.ToBase64String(IdentityHash))];

    /// <summary>Hashes the identity with the current key.</summary>
    public Actor HashedBy(IdentityHasher hasher)
    {
        (HashKeyId, IdentityHash) = (hasher.CurrentKeyId, hasher.Hash(new Identity(Issuer, Subject)));
        return this;
    }
}

internal enum ActorKind
{
    Person,
    System,
}

/// <summary>Where an actor is in its life.</summary>
internal enum ActorStatus
{
    /// <summary>Registered, and recognised by its token.</summary>
    Registered,
}
