namespace Ksf.Contracts.Knowledge;

/// <summary>A knowledge need (kunnskapsbehov) as visible to everyone in KSF.</summary>
/// <param name="Id">Its id.</param>
/// <param name="MunicipalityId">The municipality that reported it.</param>
/// <param name="Title">Short name, at most 200 characters.</param>
/// <param name="Question">What the municipality needs to know, at most 2 000 characters.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Status">Its status.</param>
/// <param name="SubmittedAt">When it was reported, UTC.</param>
/// <param name="Number">Its public number: the deployment, the year and a count from 1, such as <c>vest-2026-17</c>. It never changes.</param>
/// <param name="Steps">Its time line: what happened to it, oldest first. At most 50 steps; the oldest revisions are left out.</param>
public sealed record NeedState(
    Guid Id, Guid MunicipalityId, string Title, string Question, Open<ServiceArea> ServiceArea, Open<NeedStatus> Status, DateTimeOffset SubmittedAt,
    string Number, IReadOnlyList<Step> Steps)
    : IState<NeedState>
{
    /// <summary>The organisation that has it now, once a secretariat has taken it; null before that.</summary>
    public Guid? HandlerId { get; init; }

    /// <summary>When the next that happens to it is expected: an answer to the municipality, or the municipality's; null where that is not said.</summary>
    public DateOnly? ExpectedBy { get; init; }

    /// <inheritdoc/>
    public static Noun Noun { get; } = new("knowledge", "need", "needs",
    [
        new("submitted", "a municipality reported a knowledge need"),
        new("revised", "the municipality revised the need while its status still allowed it"),
        new("withdrawn", "the municipality withdrew the need before work on it began"),
        new("taken", "the secretariat took the need in hand, and said when the municipality can expect to hear"),
        new("asked", "the secretariat asked the municipality to clarify the need"),
        new("answered", "the municipality answered what it was asked"),
        new("screened", "the secretariat found that the need can go on, and gave its reason"),
        new("declined", "the secretariat declined the need, gave its reason and offered help to put it better"),
        new("reopened", "the secretariat opened a declined need again"),
    ]);
}

/// <summary>The status of a need.</summary>
public enum NeedStatus
{
    /// <summary>Reported, and open for the municipality to revise or withdraw.</summary>
    Submitted,

    /// <summary>Taken back by the municipality.</summary>
    Withdrawn,

    /// <summary>The secretariat has asked the municipality, and waits for its answer.</summary>
    Clarifying,

    /// <summary>The secretariat has found that it can go on.</summary>
    Screened,

    /// <summary>The secretariat has found that it cannot go on as it is.</summary>
    Declined,
}

/// <summary>The municipal services that a need can concern, after the grouping of KOSTRA.</summary>
public enum ServiceArea
{
    /// <summary>Helse og omsorg.</summary>
    HealthAndCare,

    /// <summary>Barnehage.</summary>
    Kindergarten,

    /// <summary>Grunnskole.</summary>
    School,

    /// <summary>Barnevern.</summary>
    ChildWelfare,

    /// <summary>Sosiale tjenester.</summary>
    SocialServices,

    /// <summary>Kultur og idrett.</summary>
    Culture,

    /// <summary>Plan, bygg og miljø.</summary>
    PlanningAndEnvironment,

    /// <summary>Samferdsel, vann, avløp og renovasjon.</summary>
    TransportAndUtilities,

    /// <summary>Administrasjon, digitalisering og styring.</summary>
    Administration,
}
