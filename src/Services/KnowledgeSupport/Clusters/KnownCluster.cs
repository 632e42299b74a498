using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.KnowledgeSupport.Clusters;

/// <summary>Copy of a cluster and its members. The Registry of the cluster's region is the authority.</summary>
internal sealed class KnownCluster : CopyOf<ClusterState>
{
    public string Name { get; private set; } = "";

    public List<Guid> MemberIds { get; private set; } = [];

    public override void Apply(ClusterState state) => (Name, MemberIds) = (state.Name, [.. state.MemberIds]);
}
