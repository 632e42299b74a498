using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.KnowledgeSupport.Clusters;

/// <summary>Copy of a cluster and its members. The Registry of the cluster's region is the authority.</summary>
internal sealed class KnownCluster : ICopyOf<ClusterFounded>
{
    public Guid Id { get; init; }

    public string Deployment { get; private set; } = "";

    public string Name { get; private set; } = "";

    public List<Guid> MemberIds { get; private set; } = [];

    public long Sequence { get; set; }

    public static Guid KeyOf(ClusterFounded data) => data.Id;

    public void Take(Received<ClusterFounded> received) =>
        (Deployment, Name, MemberIds) = (received.Deployment, received.Data.Name, [.. received.Data.MemberIds]);
}
