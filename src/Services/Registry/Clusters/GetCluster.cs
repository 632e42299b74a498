using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Clusters;

internal static class GetCluster
{
    public static async Task<Results<Resource<ClusterView>, Problem>> HandleAsync(
        [ParameterDescription("Its id, or its name as it stands in addresses.")] string cluster, [AsParameters] AsOf asOf, VerbContext context, RegistryDbContext db,
        CancellationToken cancellationToken)
    {
        var day = await asOf.DayAsync(cancellationToken);
        var found = Guid.TryParse(cluster, out var id)
            ? await db.Clusters.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            : await NamedAsync(db, cluster, cancellationToken);
        return found is null
            ? CommonProblems.NotFound.With()
            : new Resource<ClusterView>((await ClusterView.OfAsync([found], context, day, cancellationToken))[0], found.Sequence);
    }

    // In memory, because the country has a few dozen clusters. Of two with one name the elder has the address.
    private static async Task<Cluster?> NamedAsync(RegistryDbContext db, string slug, CancellationToken cancellationToken)
    {
        var names = await db.Clusters.OrderBy(row => row.Id).Select(row => new { row.Id, row.Name }).ToListAsync(cancellationToken);
        return names.Find(row => Slug.Of(row.Name) == slug) is { } named
            ? await db.Clusters.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(row => row.Id == named.Id, cancellationToken)
            : null;
    }
}
