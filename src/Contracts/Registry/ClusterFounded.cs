namespace Ksf.Contracts.Registry;

/// <summary>A municipal cluster (kommuneklynge) was founded.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="EngineIds">The engine municipalities (motorkommuner): none, one or several.</param>
/// <param name="MemberIds">All member municipalities, engines among them.</param>
/// <param name="FoundedOn">The day its collaboration began, as the cluster states it.</param>
public sealed record ClusterFounded(
    Guid Id, string Name, IReadOnlyList<Guid> EngineIds, IReadOnlyList<Guid> MemberIds, DateOnly FoundedOn) : IEvent
{
    /// <summary>The members that are counted in this cluster. A municipality in several clusters is counted in the first that it joined.</summary>
    public IReadOnlyList<Guid> PrimaryMemberIds { get; init; } = [];

    /// <inheritdoc/>
    public static string Type => "no.ksf.registry.cluster.founded.v1";

    /// <inheritdoc/>
    string IEvent.Subject => $"clusters/{Id}";
}
