namespace Ksf.Contracts.Registry;

/// <summary>A seat in a body.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Whom its holder represents.</param>
/// <param name="Voting">Whether its holder votes; otherwise the holder observes.</param>
/// <param name="Optional">Whether it may stand empty: the second of «one or two from KS».</param>
/// <param name="AppointedById">The party that appoints its holder; null where the documents do not name it.</param>
/// <param name="Note">What is known of who appoints: «en av de to største klyngene»; null for nothing.</param>
/// <param name="From">First day; null where it is not known.</param>
/// <param name="To">First day after; null while it lasts.</param>
public sealed record BodySeat(
    Guid Id, Open<SeatKind> Kind, bool Voting, bool Optional, Guid? AppointedById, string? Note, DateOnly? From, DateOnly? To);

/// <summary>A person in a seat for a period. A seat has one holder and one deputy at a time.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SeatId">The seat.</param>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Role">Holder, or deputy (vara).</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after; null while it lasts.</param>
/// <param name="NameIsPublic">Whether the person has agreed that the name is shown.</param>
public sealed record SeatHolding(Guid Id, Guid SeatId, Guid PersonId, Open<HoldingRole> Role, DateOnly From, DateOnly? To, bool NameIsPublic);

/// <summary>Whom a seat's holder represents.</summary>
public enum SeatKind
{
    /// <summary>A municipality, or the municipalities of a cluster.</summary>
    Municipal,

    /// <summary>Research: a university, a college, an institute.</summary>
    Research,

    /// <summary>An organisation of users, patients or next of kin.</summary>
    UserOrganisation,

    /// <summary>An association, such as KS.</summary>
    Association,

    /// <summary>A hospital trust (helseforetak).</summary>
    HealthTrust,

    /// <summary>A state agency, a ministry or a county authority.</summary>
    Authority,

    /// <summary>Somebody else.</summary>
    Other,
}

/// <summary>What a person is in a seat.</summary>
public enum HoldingRole
{
    /// <summary>Holds it.</summary>
    Holder,

    /// <summary>Takes the holder's place when the holder cannot come (vara).</summary>
    Deputy,
}
