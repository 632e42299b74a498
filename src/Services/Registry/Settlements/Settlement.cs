using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Registry.Reforms;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Settlements;

/// <summary>
/// What becomes of a part of a record that names a municipality after a reform: passed on by the platform, or waiting for the secretariat to decide. It stays
/// inside its deployment.
/// </summary>
internal sealed class Settlement : IEntity<Settlement, SettlementStatus>
{
    /// <summary>It raises no events: what is decided is told by the record that it is about.</summary>
    public static readonly Noun Noun = new("registry", "settlement", "settlements",
    [
        new("queued", "a reform left something for the secretariat to decide"),
        new("settled", "the secretariat decided"),
        new("dismissed", "the matter had been settled otherwise"),
    ]);

    public required Guid Id { get; init; }

    public long Sequence { get; set; }

    public SettlementStatus Status { get; set; }

    /// <summary>The region's or the nation's secretariat.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The day of the reform.</summary>
    public required DateOnly ReformedOn { get; init; }

    public required ReformKind Reform { get; init; }

    /// <summary>The municipality that the record names.</summary>
    public required Guid MunicipalityId { get; init; }

    public required PartKind Part { get; init; }

    /// <summary>The cluster, body, agreement or role assignment.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>The seat; the record itself where it has one such part.</summary>
    public required Guid PartId { get; init; }

    /// <summary>Why the platform did not pass it on; null when it did.</summary>
    public Obstacle? Obstacle { get; init; }

    /// <summary>The municipalities that it passed to; empty while it waits, and when the part ended.</summary>
    public Guid[] Decision { get; set; } = [];

    /// <summary>Who decided, and when; null while it waits, and when the platform did.</summary>
    public Guid? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecidedWhy { get; set; }

    public static Expression<Func<Settlement, bool>> OwnedBy(IReadOnlyList<Guid> organisations) => settlement => organisations.Contains(settlement.OwnerId);

    public IEnumerable<IState> States() => [];

    public void Decide(IEnumerable<Guid> decision, VerbContext context, string? why) =>
        (Decision, DecidedBy, DecidedAt, DecidedWhy) = ([.. decision], context.Caller.ActorId, context.Now, why);
}

/// <summary>Where a settlement is in its life.</summary>
internal enum SettlementStatus
{
    /// <summary>It waits for the secretariat.</summary>
    Open,

    /// <summary>The secretariat has decided.</summary>
    Settled,

    /// <summary>The record no longer named the municipality, so there was nothing to decide.</summary>
    Dismissed,

    /// <summary>The platform passed it on, because there was nothing to decide.</summary>
    PassedOn,
}

/// <summary>A part of a record that names a municipality.</summary>
internal enum PartKind
{
    /// <summary>All that it is in a cluster.</summary>
    Membership,

    /// <summary>A seat in a body that it appoints the holder of.</summary>
    Seat,

    /// <summary>A body's secretariat, which it holds.</summary>
    Secretariat,

    /// <summary>A person's or a system's role at it.</summary>
    Role,

    /// <summary>Its part in an agreement, with its share in the years to come.</summary>
    Agreement,
}

/// <summary>Why a part is not passed on by the platform.</summary>
internal enum Obstacle
{
    /// <summary>The municipality was divided.</summary>
    Divided,

    /// <summary>The municipality moved to another region.</summary>
    Moved,

    /// <summary>The successor belongs to another region.</summary>
    OtherRegion,

    /// <summary>The successor is counted in another cluster in one of the same service areas.</summary>
    CountedElsewhere,

    /// <summary>The successor already appoints the holder of another seat in the body.</summary>
    AppointsAlready,

    /// <summary>Both the successor and the municipality contribute.</summary>
    BothContribute,

    /// <summary>The record cannot hold more.</summary>
    Full,
}
