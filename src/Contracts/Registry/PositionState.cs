using Ksf.Contracts.Knowledge;

namespace Ksf.Contracts.Registry;

/// <summary>
/// A position with two employers: a shared position (delt stilling), a secondary position (bistilling), or a public-sector PhD (offentlig sektor-ph.d.). Who holds it is not in the event.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What kind of position it is.</param>
/// <param name="Title">Its title, or the topic of the PhD.</param>
/// <param name="Employers">The two employers.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after; null while it has no end.</param>
public sealed record PositionState(Guid Id, Open<PositionKind> Kind, string Title, IReadOnlyList<PositionEmployer> Employers, DateOnly From, DateOnly? To) : IState<PositionState>
{
    /// <summary>The cluster that it belongs to; null for none.</summary>
    public Guid? ClusterId { get; init; }

    /// <summary>The service areas that it is about; empty where they are not stated.</summary>
    public IReadOnlyList<Open<ServiceArea>> Areas { get; init; } = [];

    /// <summary>What pays for it, in words; null where it is not known.</summary>
    public string? Funding { get; init; }

    /// <summary>Whether somebody has ended it. One whose period is over is active still.</summary>
    public Open<PositionStatus> Status { get; init; } = PositionStatus.Active;

    /// <inheritdoc/>
    public static Noun Noun { get; } = new("registry", "position", "positions",
    [
        new("registered", "a position with two employers was registered"),
        new("revised", "its title, employers, period, areas or funding were corrected"),
        new("ended", "it was ended, with effect from a day"),
    ]);
}

/// <summary>An employer of a position.</summary>
/// <param name="PartyId">A municipality, or another registered party.</param>
/// <param name="Percent">How much of a full position it is there, 1 to 100.</param>
public sealed record PositionEmployer(Guid PartyId, int Percent);

/// <summary>The kinds of position with two employers.</summary>
public enum PositionKind
{
    /// <summary>One position that two employers share (delt stilling).</summary>
    SharedPosition,

    /// <summary>A position beside another, at another employer (bistilling).</summary>
    SecondaryPosition,

    /// <summary>A doctorate in a public body (offentlig sektor-ph.d.).</summary>
    PublicSectorPhd,
}

/// <summary>Whether a position has been ended.</summary>
public enum PositionStatus
{
    /// <summary>Nobody has ended it.</summary>
    Active,

    /// <summary>It has been ended, with effect from its end.</summary>
    Ended,
}
