using Ksf.Registry.Data;

namespace Ksf.Registry.Clusters;

internal static class ClusterNames
{
    /// <summary>The cluster of the deployment that has a name already.</summary>
    public static async Task<Guid?> TakenAsync(RegistryDbContext db, string deployment, string name, Guid? except, CancellationToken cancellationToken) =>
        (await TakenName.FindAsync(
            db.Clusters.Where(cluster => cluster.Authority == deployment && cluster.Id != except).Select(cluster => new NamedRow(cluster.Id, cluster.Name)), name,
            cancellationToken))?.Id;
}
