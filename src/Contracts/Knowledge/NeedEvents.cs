namespace Ksf.Contracts.Knowledge;

/// <summary>A municipality reported a knowledge need (kunnskapsbehov).</summary>
public sealed record NeedSubmitted(NeedState Need) : IEvent
{
    /// <inheritdoc/>
    public static string Type => "no.ksf.knowledge.need.submitted.v1";

    /// <inheritdoc/>
    string IEvent.Subject => Need.Subject;
}

/// <summary>The municipality revised what it had reported, while the need was still open for that.</summary>
public sealed record NeedRevised(NeedState Need) : IEvent
{
    /// <inheritdoc/>
    public static string Type => "no.ksf.knowledge.need.revised.v1";

    /// <inheritdoc/>
    string IEvent.Subject => Need.Subject;
}

/// <summary>The municipality withdrew the need before anything had come of it.</summary>
public sealed record NeedWithdrawn(NeedState Need) : IEvent
{
    /// <inheritdoc/>
    public static string Type => "no.ksf.knowledge.need.withdrawn.v1";

    /// <inheritdoc/>
    string IEvent.Subject => Need.Subject;
}

/// <summary>A need as everyone may see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="MunicipalityId">The municipality that reported it.</param>
/// <param name="Title">Short name, at most 200 characters.</param>
/// <param name="Question">What the municipality needs to know, at most 2 000 characters.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Status">Where it is in its course: <c>submitted</c> or <c>withdrawn</c>; later versions of KSF add more.</param>
/// <param name="SubmittedAt">When it was reported, UTC.</param>
public sealed record NeedState(
    Guid Id, Guid MunicipalityId, string Title, string Question, ServiceArea ServiceArea, string Status, DateTimeOffset SubmittedAt)
{
    internal string Subject => $"needs/{Id}";
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
