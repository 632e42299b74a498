using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Municipalities;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Needs;

internal static class ListNeeds
{
    /// <summary>The key of a page's last need. Ids are UUIDv7, so newest first is descending order.</summary>
    private sealed record Key(Guid Id);

    public static async Task<Ok<Page<NeedSummary>>> HandleAsync(
        [AsParameters] Filter filter, [AsParameters] PageRequest page, KnowledgeDbContext db, CancellationToken cancellationToken)
    {
        var before = page.Key<Key>()?.Id ?? Guid.AllBitsSet;
        var wanted = db.Needs.AsNoTracking().Where(need => need.Id < before);
        // The municipalities first, so that their needs are read by the index: as part of the query, it would walk all needs to find a few.
        if (filter.Organisation is { } number)
        {
            var ids = await db.Municipalities.Where(m => m.Versions.Any(v => v.Number == number)).Select(m => m.Id).ToArrayAsync(cancellationToken);
            wanted = wanted.Where(need => ids.Contains(need.MunicipalityId));
        }
        if (filter.Cluster is { } cluster)
        {
            var ids = await db.Clusters.Where(c => c.Id == cluster).Select(c => c.MemberIds).SingleOrDefaultAsync(cancellationToken) ?? [];
            wanted = wanted.Where(need => ids.Contains(need.MunicipalityId));
        }

        var rows = await (
            from need in wanted
            join municipality in db.Municipalities on need.MunicipalityId equals municipality.Id
            let latest = municipality.Versions.OrderByDescending(v => v.ValidFrom).First()
            orderby need.Id descending
            select new NeedSummary(
                need.Id, new Municipality(municipality.Id, latest.Number, latest.Name), need.Title, need.ServiceArea, need.Status, need.SubmittedAt))
            .Take(page.Size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(page.Of(rows, row => new Key(row.Id), row => row));
    }

    /// <summary>Filters of the list.</summary>
    /// <param name="Organisation">Only those of this municipality: a number that it has or has had.</param>
    /// <param name="Cluster">Only those of this cluster's members: the cluster's id.</param>
    public readonly record struct Filter(
        [FromQuery(Name = "organisation"), ParameterDescription("Only those of this municipality: a number that it has or has had.")] string? Organisation,
        [FromQuery(Name = "cluster"), ParameterDescription("Only those of this cluster's members: the cluster's id.")] Guid? Cluster);
}
