using Ksf.Funding.Data;
using Ksf.Funding.SeedGrants;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Funding.Clusters;

internal static class ClustersApi
{
    public static void MapClusters(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/clusters", ListAsync)
        .RequireAuthorization(Scopes.Read)
        .WithTags("Clusters")
        .WithSummary("The clusters, newest first, and which of them are new enough for a seed grant.");

    private static async Task<Ok<Page<ClusterView>>> ListAsync(
        [AsParameters] Filter filter, [AsParameters] PageRequest page, FundingDbContext db, SeedGrantRule rule, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var today = time.TodayInNorway();
        var wanted = db.Clusters.AsNoTracking();
        if (filter.NewOnly is true)
            wanted = wanted.Where(c => c.FoundedOn.AddMonths(rule.NewForMonths) > today);
        if (page.Key<Key>() is { } after)
            wanted = wanted.Where(c => c.FoundedOn < after.FoundedOn || (c.FoundedOn == after.FoundedOn && c.Id < after.Id));

        var rows = await wanted.OrderByDescending(c => c.FoundedOn).ThenByDescending(c => c.Id).Take(page.Size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(page.Of(rows, row => new Key(row.FoundedOn, row.Id), row => ClusterView.Of(row, rule, today)));
    }

    private sealed record Key(DateOnly FoundedOn, Guid Id);

    /// <summary>Which clusters are wanted.</summary>
    /// <param name="NewOnly">Only those that are new enough for a seed grant today.</param>
    public readonly record struct Filter(
        [FromQuery(Name = "newOnly"), ParameterDescription("Only those that are new enough for a seed grant today.")] bool? NewOnly);
}

/// <summary>A cluster as Funding sees it.</summary>
/// <param name="Id">Its id in Registry.</param>
/// <param name="Deployment">The deployment that it belongs to.</param>
/// <param name="Name">Its name.</param>
/// <param name="FoundedOn">The day that it was founded.</param>
/// <param name="HasEngine">Whether it has an engine municipality.</param>
/// <param name="MemberCount">Number of member municipalities, engines among them.</param>
/// <param name="NewEnough">Whether it is new enough for a seed grant today.</param>
/// <param name="NewUntil">The first day that it no longer is.</param>
internal sealed record ClusterView(
    Guid Id, string Deployment, string Name, DateOnly FoundedOn, bool HasEngine, int MemberCount, bool NewEnough, DateOnly NewUntil)
{
    public static ClusterView Of(KnownCluster cluster, SeedGrantRule rule, DateOnly today) => new(
        cluster.Id, cluster.Deployment, cluster.Name, cluster.FoundedOn, cluster.EngineIds.Count > 0, cluster.MemberCount,
        NewEnough: rule.IsNew(cluster.FoundedOn, today), NewUntil: rule.NewUntil(cluster.FoundedOn));
}
