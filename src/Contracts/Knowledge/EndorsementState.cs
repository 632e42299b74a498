namespace Ksf.Contracts.Knowledge;

/// <summary>
/// A municipality's endorsement (støtte) of a need that another municipality has reported. The deployment in which the municipality endorsed it is the
/// authority; the need may be another deployment's.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="NeedId">The need.</param>
/// <param name="MunicipalityId">The municipality that endorses it.</param>
/// <param name="Importance">How much an answer matters to the municipality.</param>
/// <param name="Use">What the answer would be used for, written for other participants to read, at most 1 000 characters; null where it is not said.</param>
/// <param name="Status">Whether it is given still.</param>
/// <param name="EndorsedAt">When it was given, UTC.</param>
/// <param name="WithdrawnAt">When it was withdrawn, UTC; null while it is given.</param>
public sealed record EndorsementState(
    Guid Id, Guid NeedId, Guid MunicipalityId, Open<Importance> Importance, string? Use, Open<EndorsementStatus> Status, DateTimeOffset EndorsedAt,
    DateTimeOffset? WithdrawnAt)
    : IState<EndorsementState>
{
    /// <inheritdoc/>
    public static Noun Noun { get; } = new("knowledge", "endorsement", "endorsements",
    [
        new("endorsed", "a municipality endorsed another municipality's need"),
        new("revised", "the municipality changed how much the need matters or what an answer would be used for"),
        new("withdrawn", "the municipality withdrew its endorsement"),
    ]);
}

/// <summary>Whether an endorsement is given still.</summary>
public enum EndorsementStatus
{
    /// <summary>It counts.</summary>
    Given,

    /// <summary>It does not count any more.</summary>
    Withdrawn,
}

/// <summary>How much an answer to a need matters to a municipality.</summary>
public enum Importance
{
    /// <summary>The municipality cannot decide what it is about to decide without an answer.</summary>
    Decisive,

    /// <summary>An answer would change what the municipality does.</summary>
    Important,

    /// <summary>The municipality would make use of an answer when it comes.</summary>
    Useful,
}
