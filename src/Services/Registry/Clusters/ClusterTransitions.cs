using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Clusters;

/// <summary>The state machine of a cluster.</summary>
internal static class ClusterTransitions
{
    public static readonly TransitionTable<Cluster, ClusterStatus, ClusterView> Table =
        new TransitionTable<Cluster, ClusterStatus, ClusterView>(ClusterState.Noun, ClusterView.OfAsync)
            .Create<FoundCluster>(
                "found", ClusterStatus.Established, Permissions.FoundCluster, "founded", "Found a cluster of municipalities of this deployment.");
}
