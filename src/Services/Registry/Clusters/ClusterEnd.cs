using Ksf.ServiceDefaults.Problems;

namespace Ksf.Registry.Clusters;

/// <summary>What an end of a cluster must not come before.</summary>
internal static class ClusterEnd
{
    /// <summary>
    /// The problem with ending a cluster on a day; null for none. What is dated ahead beyond that day is called off first, so that calling off the end restores
    /// exactly what was.
    /// </summary>
    public static Problem? InTheWay(Cluster cluster, DateOnly on, DateOnly today)
    {
        if (cluster.EndsOn is { } end)
            return ClusterProblems.EndIsSet.With(end);
        var latest = cluster.Participations.Where(part => part.From <= today && (part.To is not { } to || to > on)).Max(part => part.From);
        if (latest is { } day && on <= day)
            return Problem.AtField("/on", ClusterProblems.BeforeItBegan, day);
        var ahead = cluster.Participations.SelectMany(part => new[] { part.From, part.To })
            .Concat(cluster.Primaries.SelectMany(counted => new[] { counted.From, counted.To }))
            .Where(change => change > today && change >= on).Min();
        return ahead is { } planned ? ClusterProblems.ChangesAhead.With(planned) : null;
    }
}
