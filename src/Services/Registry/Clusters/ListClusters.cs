using Ksf.Registry.Data;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Clusters;

internal static class ListClusters
{
    public static async Task<Ok<Page<ClusterView>>> HandleAsync(
        [ParameterDescription("Only those of this deployment.")] string? deployment, [AsParameters] PageRequest page, RegistryDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var after = page.Key<Key>()?.Id ?? Guid.Empty;
        var rows = await db.Clusters.AsNoTracking()
            .Where(cluster => cluster.Id > after && (deployment == null || cluster.Authority == deployment))
            .OrderBy(cluster => cluster.Id)
            .Take(page.Size + 1)
            .ToListAsync(cancellationToken);
        var views = await ClusterView.OfAsync(db, rows, time.TodayInNorway(), cancellationToken);
        return TypedResults.Ok(page.Of(views, view => new Key(view.Id), view => view));
    }

    /// <summary>The key of a page's last cluster. Ids are UUIDv7, so they are in order of registration.</summary>
    private sealed record Key(Guid Id);
}
