using Ksf.Funding.Data;
using Ksf.Funding.SeedGrants;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Funding.Clusters;

internal static class ListClusters
{
    public static async Task<Ok<Page<ClusterView>>> HandleAsync(
        [AsParameters] Filter filter, [AsParameters] PageRequest page, FundingDbContext db, SeedGrantRule rule, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var today = time.TodayInNorway();
        var wanted = db.Clusters.AsNoTracking();
        if (filter.NewOnly is true)
            wanted = wanted.Where(c => c.FoundedOn != null && c.FoundedOn.Value.AddMonths(rule.NewForMonths) > today);
        if (page.Key<Key>() is { } after)
        {
            wanted = wanted.Where(c => (c.FoundedOn ?? Unknown) < after.FoundedOn || ((c.FoundedOn ?? Unknown) == after.FoundedOn && c.Id < after.Id));
        }

        // Those whose founding is not known come last.
        var rows = await wanted.OrderByDescending(c => c.FoundedOn ?? Unknown).ThenByDescending(c => c.Id).Take(page.Size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(page.Of(rows, row => new Key(row.FoundedOn ?? Unknown, row.Id), row => ClusterView.Of(row, rule, today)));
    }

    private static readonly DateOnly Unknown = new(1, 1, 1);

    private sealed record Key(DateOnly FoundedOn, Guid Id);

    /// <summary>Filters of the list.</summary>
    /// <param name="NewOnly">Only those that are new enough for a seed grant today.</param>
    public readonly record struct Filter(
        [FromQuery(Name = "newOnly"), ParameterDescription("Only those that are new enough for a seed grant today.")] bool? NewOnly);
}
