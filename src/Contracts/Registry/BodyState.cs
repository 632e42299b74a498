namespace Ksf.Contracts.Registry;

/// <summary>A body (samarbeidsorgan, arbeidsutvalg, styringsgruppe, nettverk) with its seats, its rules of composition and its mandates over time.</summary>
/// <param name="Id">Its id.</param>
/// <param name="OwnerId">What it belongs to: a region or the nation, a cluster, or another body.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What kind of body it is.</param>
/// <param name="Status">Where it is in its life.</param>
public sealed record BodyState(Guid Id, Guid OwnerId, string Name, Open<BodyKind> Kind, Open<BodyStatus> Status) : IState<BodyState>
{
    /// <summary>The party that holds its secretariat: a municipality or another registered party; null where none is known.</summary>
    public Guid? SecretariatId { get; init; }

    /// <summary>The seat whose holder leads it; null where none is known.</summary>
    public Guid? LeaderSeatId { get; init; }

    /// <summary>When it was founded; null where it is not known.</summary>
    public DateOnly? FoundedOn { get; init; }

    /// <summary>Its seats, past and present.</summary>
    public IReadOnlyList<BodySeat> Seats { get; init; } = [];

    /// <summary>Who holds the seats and has held them: the 80 latest, so that an event stays small.</summary>
    public IReadOnlyList<SeatHolding> Holdings { get; init; } = [];

    /// <summary>The ways of counting its votes. Where the sources disagree there are several.</summary>
    public IReadOnlyList<BodyReading> Readings { get; init; } = [];

    /// <summary>The rules of its composition.</summary>
    public IReadOnlyList<CompositionRule> Rules { get; init; } = [];

    /// <summary>The rules that it need not keep.</summary>
    public IReadOnlyList<RuleWaiver> Waivers { get; init; } = [];

    /// <summary>Its mandates, by version. They do not overlap in time.</summary>
    public IReadOnlyList<BodyMandate> Mandates { get; init; } = [];

    /// <summary>How often it meets in a year, at least; null where it is not settled.</summary>
    public int? MeetingsPerYear { get; init; }

    /// <summary>The documents that name it.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <inheritdoc/>
    public static Noun Noun { get; } = new("registry", "body", "bodies",
    [
        new("created", "a body was registered"),
        new("revised", "its name, kind, secretariat, leader, readings or rules were corrected"),
        new("extended", "seats were added to it"),
        new("reduced", "a seat was closed"),
        new("appointed", "a person was appointed to a seat, as holder or deputy"),
        new("consented", "a person in a seat agreed that the name is shown, or agrees no longer"),
        new("vacated", "a person left a seat"),
        new("mandated", "it was given a mandate, which ends the one before"),
        new("lapsed", "the condition of its mandate no longer holds, so the mandate gives no power"),
        new("waived", "it was exempted from one of its rules"),
        new("reformed", "after a reform, the seat of a municipality that has ceased passed to a successor, or closed"),
        new("dissolved", "it was dissolved"),
    ]);
}

/// <summary>What kind of body it is.</summary>
public enum BodyKind
{
    /// <summary>A body of collaboration (samarbeidsorgan).</summary>
    CooperationBody,

    /// <summary>A working committee (arbeidsutvalg).</summary>
    WorkingCommittee,

    /// <summary>A steering group (styringsgruppe).</summary>
    SteeringGroup,

    /// <summary>A reference group (referansegruppe).</summary>
    ReferenceGroup,

    /// <summary>A network (nettverk).</summary>
    Network,

    /// <summary>A committee with a task of its own (komité).</summary>
    Committee,

    /// <summary>Another kind, or one that the documents do not state.</summary>
    Other,
}

/// <summary>Where a body is in its life.</summary>
public enum BodyStatus
{
    /// <summary>It exists.</summary>
    Active,

    /// <summary>It exists no more.</summary>
    Dissolved,
}
