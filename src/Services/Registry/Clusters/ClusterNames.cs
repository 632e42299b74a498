using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Texts;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Clusters;

internal static class ClusterNames
{
    /// <summary>The cluster that has a name already. Compares in memory, where letter case and width are handled for every language: a deployment has a handful of clusters.</summary>
    public static async Task<Guid?> TakenAsync(RegistryDbContext db, string deployment, string name, Guid? except, CancellationToken cancellationToken)
    {
        var names = await db.Clusters
            .Where(cluster => cluster.Authority == deployment && cluster.Id != except)
            .Select(cluster => new { cluster.Id, cluster.Name })
            .ToListAsync(cancellationToken);
        var folded = PlainText.Fold(name);
        return names.Find(other => string.Equals(PlainText.Fold(other.Name), folded, StringComparison.OrdinalIgnoreCase))?.Id;
    }
}
