using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Actors;

/// <summary>A person or a system. The platform stores name, work e-mail and the issuer's id only here.</summary>
internal sealed class Actor : IEntity<Actor, ActorStatus>
{
    public required Guid Id { get; init; }

    public long Sequence { get; set; }

    public ActorStatus Status { get; set; }

    /// <summary>The secretariat that registered it.</summary>
    public required Guid OwnerId { get; init; }

    public required ActorKind Kind { get; init; }

    /// <summary>The name of the person or system.</summary>
    [Personal]
    public required string Label { get; set; }

    /// <summary>A person's work e-mail; null for a system.</summary>
    [Personal]
    public string? WorkEmail { get; set; }

    [Personal]
    public required string Issuer { get; set; }

    /// <summary>A person's <c>sub</c> at the issuer, or a system's consumer id (<c>0192:964338442</c>).</summary>
    [Personal]
    public required string Subject { get; set; }

    public string HashKeyId { get; private set; } = "";

    [Personal]
    public byte[] IdentityHash { get; private set; } = [];

    public static Expression<Func<Actor, bool>> OwnedBy(IReadOnlyList<Guid> organisations) => actor => organisations.Contains(actor.OwnerId);

    public IEnumerable<IState> States() =>
        [Status == ActorStatus.Erased ? new ActorState(Id, "", "") : new ActorState(Id, HashKeyId, Convert.ToBase64String(IdentityHash))];

    /// <summary>
    /// Removes everything that identifies the person. The id stays, so that history does, and takes the identity's place where the database wants it unique.
    /// </summary>
    public void Erase()
    {
        (Label, WorkEmail, Issuer, Subject) = ("", null, "", Id.ToString());
        (HashKeyId, IdentityHash, Status) = ("", Id.ToByteArray(), ActorStatus.Erased);
        Sequence++;
    }

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

/// <summary>The status of an actor.</summary>
internal enum ActorStatus
{
    /// <summary>Registered, and recognised by the identity in its token.</summary>
    Registered,

    /// <summary>Erased: only the opaque id is left. The person can sign in again, as a new one.</summary>
    Erased,
}
