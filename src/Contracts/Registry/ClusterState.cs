namespace Ksf.Contracts.Registry;

/// <summary>A municipal cluster (kommuneklynge).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="EngineIds">The engine municipalities (motorkommuner): none, one or several.</param>
/// <param name="MemberIds">All member municipalities, including the engines.</param>
/// <param name="FoundedOn">The day its collaboration began, as the cluster states it.</param>
public sealed record ClusterState(
    Guid Id, string Name, IReadOnlyList<Guid> EngineIds, IReadOnlyList<Guid> MemberIds, DateOnly FoundedOn) : IState<ClusterState>
{
    /// <summary>The members that are counted in this cluster. A municipality in several clusters is counted in the first that it joined.</summary>
    public IReadOnlyList<Guid> PrimaryMemberIds { get; init; } = [];

    /// <inheritdoc/>
    public static Noun Noun { get; } = new("registry", "cluster", "clusters", [new("founded", "a municipal cluster was founded")]);
}
