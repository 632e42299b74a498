using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Clusters;

internal static class GetCluster
{
    public static async Task<Results<Resource<ClusterView>, Problem>> HandleAsync(
        Guid id, RegistryDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await db.Clusters.AsNoTracking().SingleOrDefaultAsync(cluster => cluster.Id == id, cancellationToken) is not { } cluster)
            return CommonProblems.NotFound.With();
        var views = await ClusterView.OfAsync(db, [cluster], time.TodayInNorway(), cancellationToken);
        return new Resource<ClusterView>(views[0], cluster.Sequence);
    }
}
