using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Clusters;

/// <summary>A cluster with the present numbers and names of its members.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Deployment">The deployment that is its authority.</param>
/// <param name="Name">Its name, unique in its deployment.</param>
/// <param name="FoundedOn">The day its collaboration began, as the cluster states it.</param>
/// <param name="Members">Its members ordered by number, including the engines.</param>
internal sealed record ClusterView(Guid Id, string Deployment, string Name, DateOnly FoundedOn, IReadOnlyList<ClusterMemberView> Members)
{
    /// <summary>One cluster with the present names of its members.</summary>
    public static async Task<ClusterView> OfAsync(Cluster cluster, VerbContext context, CancellationToken cancellationToken) =>
        (await OfAsync(context.Db<RegistryDbContext>(), [cluster], context.Today, cancellationToken))[0];

    /// <summary>The clusters with the names of their members on a day; a municipality that has ceased keeps its last name.</summary>
    public static async Task<IReadOnlyList<ClusterView>> OfAsync(
        RegistryDbContext db, IReadOnlyCollection<Cluster> clusters, DateOnly day, CancellationToken cancellationToken)
    {
        var ids = clusters.SelectMany(cluster => cluster.Members).Select(member => member.MunicipalityId).Distinct();
        var names = await db.Municipalities.AsNoTracking()
            .Where(municipality => ids.Contains(municipality.Id))
            .ToDictionaryAsync(municipality => municipality.Id, municipality => municipality.VersionOn(day), cancellationToken);
        return
        [
            .. clusters.Select(cluster => new ClusterView(
                cluster.Id, cluster.Authority, cluster.Name, cluster.FoundedOn,
                [.. cluster.Members
                    .Select(member => ClusterMemberView.Of(member, names.GetValueOrDefault(member.MunicipalityId)))
                    .OrderBy(member => member.Number, StringComparer.Ordinal)])),
        ];
    }
}

/// <summary>A member of a cluster.</summary>
/// <param name="Id">The municipality's id.</param>
/// <param name="Number">Its present number; null until the municipality has been received.</param>
/// <param name="Name">Its present name.</param>
/// <param name="Engine">Whether it is an engine municipality (motorkommune).</param>
/// <param name="Primary">Whether it is counted in this cluster.</param>
internal sealed record ClusterMemberView(Guid Id, string? Number, string? Name, bool Engine, bool Primary)
{
    public static ClusterMemberView Of(ClusterMember member, Contracts.Registry.MunicipalityVersion? version) =>
        new(member.MunicipalityId, version?.Number, version?.DisplayName, member.Engine, member.Primary);
}
