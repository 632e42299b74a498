using Ksf.Contracts.Registry;

namespace Ksf.Registry.Clusters;

/// <summary>How what is dated ahead is called off.</summary>
internal static class CallingOff
{
    /// <summary>Calls a change off, and returns the other clusters that this changed.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="change">What is called off.</param>
    /// <param name="others">The other clusters that its parties take part in, and the one that it would be merged into.</param>
    public static IReadOnlyList<Cluster> CallOff(this Cluster cluster, ChangeAhead change, IReadOnlyCollection<Cluster> others)
    {
        switch (change.Kind)
        {
            case AheadKind.Begin:
                cluster.BeginsOn = null;
                cluster.Describe(cluster.Name, foundedOn: null, DatePrecision.Day, cluster.Areas, cluster.RestsOn);
                return [];
            case AheadKind.Join:
                cluster.CallOffParts(part => part.PartyId == change.PartyId && part.From == change.On
                    && (part.Role == change.Role || (change.Role is ClusterRole.Member && part.Role is (ClusterRole.Engine or ClusterRole.Coordinator))));
                return [];
            case AheadKind.Leave:
                cluster.CallOffLeaving(change.PartyId!.Value, change.On, change.Role);
                cluster.GoOnWhereFree(others, counted => counted.MunicipalityId == change.PartyId && counted.To == change.On);
                return [];
            case AheadKind.Count:
                return cluster.CallOffCounting(change, others);
            default:
                return cluster.CallOffEnd(change.On, others);
        }
    }

    private static List<Cluster> CallOffCounting(this Cluster cluster, ChangeAhead change, IReadOnlyCollection<Cluster> others)
    {
        cluster.StopCounting(change.PartyId!.Value, change.Area!, change.On, until: null);
        List<Cluster> before = [.. others.Where(other => other.Primaries.Any(IsBefore))];
        foreach (var other in before)
            other.GoOnWhereFree([.. others.Where(one => one.Id != other.Id), cluster], IsBefore);
        return before;

        bool IsBefore(PrimaryMembership counted) => counted.MunicipalityId == change.PartyId && counted.Area == change.Area && counted.To == change.On;
    }

    private static IReadOnlyList<Cluster> CallOffEnd(this Cluster cluster, DateOnly end, IReadOnlyCollection<Cluster> others)
    {
        var successor = others.FirstOrDefault(other => other.Id == cluster.MergedIntoId);
        if (successor is not null)
        {
            foreach (var counted in cluster.Primaries.Where(counted => counted.To == end && successor.Primaries.Any(next =>
                         next.MunicipalityId == counted.MunicipalityId && next.Area == counted.Area && next.From == end)).ToList())
                successor.StopCounting(counted.MunicipalityId, counted.Area, end, until: null);
            successor.CallOffParts(part => part.CarriedFromId == cluster.Id && part.From >= end);
        }
        cluster.CallOffEnd();
        cluster.GoOnWhereFree(others, counted => counted.To == end);
        return successor is null ? [] : [successor];
    }

    private static void GoOnWhereFree(this Cluster cluster, IReadOnlyCollection<Cluster> others, Predicate<PrimaryMembership> isMeant) =>
        cluster.GoOnCounting(counted => isMeant(counted) && !others.Any(other => other.Primaries.Any(next =>
            next.MunicipalityId == counted.MunicipalityId && next.Area == counted.Area && next.Overlaps(counted.To, to: null))));
}
