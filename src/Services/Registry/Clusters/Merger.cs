using Ksf.Contracts.Registry;

namespace Ksf.Registry.Clusters;

/// <summary>What a cluster that is merged into another brings with it.</summary>
internal static class Merger
{
    /// <summary>
    /// Ends a cluster on a day, and lets everybody in it take the same part in its successor from that day, where they do not already. Members are counted in the
    /// successor in the areas in which nobody else counts them.
    /// </summary>
    /// <param name="cluster">The cluster that ends.</param>
    /// <param name="into">Its successor.</param>
    /// <param name="others">The other clusters of the deployment that its members take part in.</param>
    /// <param name="on">The first day that it exists no more.</param>
    /// <param name="keepEngines">Whether its engine municipalities and its coordinator are so in the successor too.</param>
    public static void MergeInto(this Cluster cluster, Cluster into, IReadOnlyCollection<Cluster> others, DateOnly on, bool keepEngines)
    {
        List<Participation> carried =
        [
            .. cluster.Participations.Where(part => part.GoesOnPast(on) && (keepEngines || part.Role is not (ClusterRole.Engine or ClusterRole.Coordinator))),
        ];
        var isMember = into.MembersOn(on).ToHashSet();
        foreach (var part in carried)
        {
            var held = into.Participations.Where(other => other.PartyId == part.PartyId && other.Role == part.Role).Select(other => (other.From, other.To)).ToList();
            foreach (var (from, to) in Period.Without(on, part.To, held))
                into.Begin(part.PartyId, part.Role, from, to, carriedFrom: cluster.Id);
        }
        // Those that come along are counted as any new member; those that were there already, where they were counted until then.
        var counted = cluster.Primaries.Where(one => one.To is not { } to || to > on).Select(one => (one.MunicipalityId, one.Area)).ToHashSet();
        cluster.EndAll(on, into.Id);
        foreach (var area in into.Areas)
        {
            into.CountWhereFree(
                [.. others.Where(other => other.Id != into.Id), cluster],
                [
                    .. carried.Where(part => part.Role == ClusterRole.Member).Select(part => part.PartyId).Distinct()
                        .Where(member => !isMember.Contains(member) || counted.Contains((member, area))),
                ],
                [area], on);
        }
    }
}
