using Ksf.Funding.SeedGrants;

namespace Ksf.Funding.Clusters;

/// <summary>A cluster as Funding sees it.</summary>
/// <param name="Id">Its id in Registry.</param>
/// <param name="Deployment">The deployment that it belongs to.</param>
/// <param name="Name">Its name.</param>
/// <param name="FoundedOn">The day that it was founded; null where it is not known, and then it is not new enough.</param>
/// <param name="HasEngine">Whether it has an engine municipality.</param>
/// <param name="MemberCount">Number of member municipalities, including the engines.</param>
/// <param name="NewEnough">Whether it is new enough for a seed grant today.</param>
/// <param name="NewUntil">The first day that it no longer is; null where the founding is not known.</param>
internal sealed record ClusterView(
    Guid Id, string Deployment, string Name, DateOnly? FoundedOn, bool HasEngine, int MemberCount, bool NewEnough, DateOnly? NewUntil)
{
    public static ClusterView Of(KnownCluster cluster, SeedGrantRule rule, DateOnly today) => new(
        cluster.Id, cluster.Authority, cluster.Name, cluster.FoundedOn, cluster.EngineIds.Count > 0, cluster.MemberCount,
        NewEnough: cluster.FoundedOn is { } founded && rule.IsNew(founded, today), NewUntil: cluster.FoundedOn is { } day ? rule.NewUntil(day) : null);
}
