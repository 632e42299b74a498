using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.Funding.Clusters;

/// <summary>Copy of a cluster, with what seed grants need. The Registry of the cluster's region is the authority.</summary>
internal sealed class KnownCluster : CopyOf<ClusterState>
{
    public string Name { get; private set; } = "";

    public DateOnly? FoundedOn { get; private set; }

    public List<Guid> EngineIds { get; private set; } = [];

    public int MemberCount { get; private set; }

    public override void Apply(ClusterState state) =>
        (Name, FoundedOn, EngineIds, MemberCount) = (state.Name, state.FoundedOn, [.. state.EngineIds], state.MemberIds.Count);
}
