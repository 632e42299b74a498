using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Clusters;

/// <summary>
/// In which cluster a municipality is counted: in each service area the first that it joined, until somebody chooses another. All of it under the clusters' lock.
/// </summary>
internal static class PrimaryCounting
{
    /// <summary>The other clusters of the deployment that municipalities take part in, or have taken part in.</summary>
    public static Task<List<Cluster>> OthersAsync(
        RegistryDbContext db, Cluster cluster, IReadOnlyCollection<Guid> municipalities, CancellationToken cancellationToken) => db.Clusters.AsSplitQuery()
        .Where(other => other.Authority == cluster.Authority && other.Id != cluster.Id && other.Participations.Any(part => municipalities.Contains(part.PartyId)))
        .ToListAsync(cancellationToken);

    /// <summary>Counts members in a cluster's areas where no other cluster of the deployment counts them in the period.</summary>
    public static async Task CountAsync(
        this Cluster cluster, RegistryDbContext db, IReadOnlyCollection<Guid> members, IEnumerable<string> areas, DateOnly? since, CancellationToken cancellationToken) =>
        cluster.CountWhereFree(await OthersAsync(db, cluster, members, cancellationToken), members, areas, since);

    /// <summary>Counts members in a cluster's areas where neither it nor the others count them in the period of their membership.</summary>
    public static void CountWhereFree(
        this Cluster cluster, IReadOnlyCollection<Cluster> others, IReadOnlyCollection<Guid> members, IEnumerable<string> areas, DateOnly? since)
    {
        var end = members.ToDictionary(member => member, member => cluster.EndOfMembership(member, since));
        foreach (var area in areas)
        {
            foreach (var member in members.Where(member => !others.Append(cluster).Any(other => other.CountsIn(member, area, since, end[member]))))
                cluster.Count(member, area, since, end[member]);
        }
    }

    /// <summary>Counts a member in a cluster in an area from a day on, and in the others no longer. Returns those that count it no longer.</summary>
    public static IReadOnlyList<Cluster> Choose(this Cluster cluster, IReadOnlyCollection<Cluster> others, Guid municipalityId, string area, DateOnly from)
    {
        var end = cluster.EndOfMembership(municipalityId, from);
        List<Cluster> giving = [.. others.Where(other => other.CountsIn(municipalityId, area, from, end))];
        foreach (var other in giving.Append(cluster))
            other.StopCounting(municipalityId, area, from, end);
        cluster.Count(municipalityId, area, from, end);
        return giving;
    }

    private static bool CountsIn(this Cluster cluster, Guid municipalityId, string area, DateOnly? from, DateOnly? to) =>
        cluster.Primaries.Any(counted => counted.MunicipalityId == municipalityId && counted.Area == area && counted.Overlaps(from, to));

    /// <summary>The end of a membership that includes a day; null while it has none.</summary>
    public static DateOnly? EndOfMembership(this Cluster cluster, Guid municipalityId, DateOnly? day) => cluster.Participations.FirstOrDefault(part =>
        part.PartyId == municipalityId && part.Role == ClusterRole.Member && (day is { } on ? part.IsOn(on) : part.From is null))?.To;
}
