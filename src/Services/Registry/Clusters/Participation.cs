using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;

namespace Ksf.Registry.Clusters;

/// <summary>A party's part in a cluster for a period.</summary>
/// <param name="PartyId">A municipality, or another registered party.</param>
/// <param name="Role">What it is in the cluster.</param>
/// <param name="From">First day; null where it is not known.</param>
/// <param name="To">First day after; null while it lasts.</param>
/// <param name="CarriedFromId">The cluster that it was carried over from in a merger; null for none.</param>
internal sealed record Participation(Guid PartyId, ClusterRole Role, DateOnly? From, DateOnly? To, Guid? CarriedFromId = null)
{
    public bool IsOn(DateOnly day) => Period.Includes(day, From, To);

    /// <summary>Whether it goes on past a day on which it has begun.</summary>
    public bool GoesOnPast(DateOnly day) => (From is not { } from || from < day) && (To is not { } to || to > day);
}

/// <summary>
/// A period in which a municipality is counted in a cluster in a service area. In an area it is counted in one cluster at a time; the database refuses two.
/// </summary>
/// <param name="MunicipalityId">The municipality.</param>
/// <param name="Area">Name of the <see cref="ServiceArea"/>.</param>
/// <param name="From">First day; null where it is not known.</param>
/// <param name="To">First day after; null while it lasts.</param>
/// <param name="IsOwn">Whether the cluster is this deployment's. Copies arrive in any order, and only their authority can refuse two.</param>
internal sealed record PrimaryMembership(Guid MunicipalityId, string Area, DateOnly? From, DateOnly? To, bool IsOwn)
{
    public bool IsOn(DateOnly day) => Period.Includes(day, From, To);

    public bool Overlaps(DateOnly? from, DateOnly? to) => Period.Overlap(From, To, from, to);
}
