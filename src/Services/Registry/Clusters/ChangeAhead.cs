using System.Globalization;
using Ksf.Contracts;
using Ksf.Contracts.Registry;

namespace Ksf.Registry.Clusters;

/// <summary>What is dated ahead in a cluster.</summary>
internal enum AheadKind
{
    /// <summary>It is established.</summary>
    Begin,

    /// <summary>A party joins, or takes a role.</summary>
    Join,

    /// <summary>A party leaves, or gives up a role.</summary>
    Leave,

    /// <summary>A municipality is counted in it.</summary>
    Count,

    /// <summary>It is merged into another.</summary>
    Merge,

    /// <summary>It is dissolved.</summary>
    Dissolve,
}

/// <summary>A change that is dated ahead and can be called off.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="On">The day that it takes effect.</param>
/// <param name="PartyId">The party that it is about; null for the cluster itself.</param>
/// <param name="Role">The role taken or given up; null for all of them.</param>
/// <param name="Area">Name of the service area, of a counting.</param>
internal sealed record ChangeAhead(AheadKind Kind, DateOnly On, Guid? PartyId = null, ClusterRole? Role = null, string? Area = null)
{
    /// <summary>Its key in the cluster.</summary>
    public string Key => string.Join(
        '.',
        new[] { Open.NameOf(Kind), On.ToString("O", CultureInfo.InvariantCulture), PartyId?.ToString(), Role is { } role ? Open.NameOf(role) : null, Area }.OfType<string>());

    /// <summary>What is dated ahead in a cluster, by day. What a merger brings to its successor belongs to the cluster that is merged.</summary>
    public static IReadOnlyList<ChangeAhead> Of(Cluster cluster, DateOnly today) =>
    [
        .. Lives(cluster, today).Concat(Joinings(cluster, today)).Concat(Leavings(cluster, today)).Concat(Countings(cluster, today))
            .OrderBy(change => change.On).ThenBy(change => change.Kind).ThenBy(change => change.PartyId).ThenBy(change => change.Role),
    ];

    private static IEnumerable<ChangeAhead> Lives(Cluster cluster, DateOnly today)
    {
        if (cluster.BeginsOn is { } begin && begin > today)
            yield return new(AheadKind.Begin, begin);
        if (cluster.EndsOn is { } end && end > today)
            yield return new(cluster.MergedIntoId is null ? AheadKind.Dissolve : AheadKind.Merge, end);
    }

    private static IEnumerable<ChangeAhead> Joinings(Cluster cluster, DateOnly today) =>
        from part in cluster.Participations
        where part.From > today && part.CarriedFromId is null
        select new ChangeAhead(AheadKind.Join, part.From!.Value, part.PartyId, part.Role);

    private static IEnumerable<ChangeAhead> Leavings(Cluster cluster, DateOnly today) =>
        from part in cluster.Participations
        where part.To > today && part.To != cluster.EndsOn
        group part by (part.PartyId, part.To!.Value) into leaving
        from role in leaving.Any(part => part.Role == ClusterRole.Member) ? [null] : leaving.Select(part => (ClusterRole?)part.Role)
        select new ChangeAhead(AheadKind.Leave, leaving.Key.Value, leaving.Key.PartyId, role);

    // One that begins as a membership begins, or as one is carried over, comes and goes with it.
    private static IEnumerable<ChangeAhead> Countings(Cluster cluster, DateOnly today) =>
        from counted in cluster.Primaries
        where counted.From > today
            && !cluster.Participations.Any(part => part.PartyId == counted.MunicipalityId && part.Role == ClusterRole.Member && part.From == counted.From)
        select new ChangeAhead(AheadKind.Count, counted.From!.Value, counted.MunicipalityId, Area: counted.Area);
}
