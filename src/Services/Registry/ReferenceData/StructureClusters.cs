using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.Registry.Clusters;

namespace Ksf.Registry.ReferenceData;

/// <summary>
/// The clusters of a region in the file of KSF's structure: only what it and the facts beside it say. From when a member takes part is not known, so it has
/// no first day.
/// </summary>
internal sealed class StructureClusters
{
    private readonly ReferenceFiles _files;
    private readonly RegionRow _region;
    private readonly StructureNames _names;

    private StructureClusters(ReferenceFiles files, RegionRow region) => (_files, _region, _names) = (files, region, new StructureNames(files));

    /// <summary>The clusters whose parent is the deployment's region; none for the nation.</summary>
    /// <param name="files">The reference files.</param>
    /// <param name="deployment">The deployment.</param>
    /// <param name="held">Ids of those that are registered already and are left out. When all are, the municipalities' history is not replayed.</param>
    /// <exception cref="ReferenceDataException">A member is no municipality of the region.</exception>
    public static IReadOnlyList<Cluster> Of(ReferenceFiles files, string deployment, params IReadOnlyCollection<Guid> held)
    {
        if (files.Regions.LastOrDefault(region => region.Deployment == deployment) is not { } region)
            return [];
        var rows = files.Structure
            .Where(row => row.Kind is "cluster" or "cluster_proposed" && row.Parent == region.Name && !held.Contains(IdOf(deployment, row))).ToList();
        if (rows.Count == 0)
            return [];
        var structure = new StructureClusters(files, region);
        return [.. rows.Select(structure.Cluster)];
    }

    /// <summary>The id of a cluster in the file.</summary>
    public static Guid IdOf(string deployment, StructureRow row) => StableId.Of($"cluster/{deployment}/{row.Name}");

    private Cluster Cluster(StructureRow row)
    {
        var facts = _files.ClusterFacts.FirstOrDefault(facts => facts.Cluster == row.Name);
        var cluster = Clusters.Cluster.Create(IdOf(_region.Deployment, row), _region.Deployment);
        cluster.Status = row.Kind == "cluster" ? ClusterStatus.Established : ClusterStatus.Idea;
        cluster.Describe(row.Name, facts?.FoundedOn, facts?.FoundedPrecision ?? DatePrecision.Day, facts?.Areas ?? [], facts?.RestsOn);
        cluster.NamedBy(row.Source);
        foreach (var member in row.Members)
            cluster.Begin(Municipality(row, member), ClusterRole.Member, from: null);
        if (row.HostOrEngine is { } engine && row.Members.Contains(engine))
            cluster.Begin(Municipality(row, engine), ClusterRole.Engine, from: null);
        if (facts?.Coordinator is { } coordinator)
            cluster.Begin(Municipality(row, coordinator), ClusterRole.Coordinator, from: null);
        // A partner that is no party of the register, such as a network, cannot take part in it yet.
        foreach (var partner in row.Partners)
        {
            if (_names.Party(partner) is { } party)
                cluster.Begin(party, facts?.Observers.Contains(partner) is true ? ClusterRole.Observer : ClusterRole.Partner, from: null);
        }
        return cluster;
    }

    private Guid Municipality(StructureRow row, string name) => _names.Municipality(name) is { } found && found.Region == _region.Deployment
        ? found.Id
        : throw new ReferenceDataException($"ksf-structure.csv: {name} of {row.Name} is no municipality of {_region.Name}.");
}
