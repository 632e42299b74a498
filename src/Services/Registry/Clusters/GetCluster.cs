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
        var day = await asOf.ClusterDayAsync(cancellationToken);
        var id = Guid.TryParse(cluster, out var given)
            ? given
            : await Slug.FindAsync(db.Clusters.OrderBy(row => row.Id).Select(row => new NamedRow(row.Id, row.Name)), cluster, cancellationToken);
        var found = await db.Clusters.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        return found is null
            ? CommonProblems.NotFound.With()
            : new Resource<ClusterView>((await ClusterView.OfAsync([found], context, day, cancellationToken))[0], found.Sequence);
    }
}
