using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Clusters;

internal static class GetCluster
{
    public static async Task<Results<Resource<ClusterView>, Problem>> HandleAsync(
        Guid id, VerbContext context, RegistryDbContext db, CancellationToken cancellationToken)
    {
        var cluster = await db.Clusters.AsNoTracking().SingleOrDefaultAsync(cluster => cluster.Id == id, cancellationToken);
        return cluster is null
            ? CommonProblems.NotFound.With()
            : new Resource<ClusterView>(await ClusterView.OfAsync(cluster, context, cancellationToken), cluster.Sequence);
    }
}
