using Ksf.Registry.Data;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Clusters;

/// <summary>In which cluster a municipality is counted: in each service area the first that it joined.</summary>
internal static class PrimaryCounting
{
    /// <summary>Counts members in a cluster's areas where no other cluster of the deployment counts them from that day on. Called under the clusters' lock.</summary>
    public static async Task CountAsync(
        this Cluster cluster, RegistryDbContext db, IReadOnlyCollection<Guid> members, IEnumerable<string> areas, DateOnly? since, CancellationToken cancellationToken)
    {
        var taken = await (
            from other in db.Clusters
            where other.Authority == cluster.Authority && other.Id != cluster.Id
            from counted in other.Primaries
            where members.Contains(counted.MunicipalityId) && (counted.To == null || since == null || counted.To > since)
            select new { counted.MunicipalityId, counted.Area })
            .AsNoTracking().ToListAsync(cancellationToken);
        var elsewhere = taken.Select(counted => (counted.MunicipalityId, counted.Area)).ToHashSet();
        foreach (var area in areas)
        {
            foreach (var member in members.Where(member => !elsewhere.Contains((member, area))))
                cluster.Count(member, area, since);
        }
    }
}
