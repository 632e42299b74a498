using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.Funding.Clusters;

/// <summary>Copy of what Funding needs to know of a cluster. The Registry of the cluster's region is the authority.</summary>
internal sealed class KnownCluster : ICopyOf<ClusterFounded>
{
    public Guid Id { get; init; }

    public string Deployment { get; private set; } = "";

    public string Name { get; private set; } = "";

    public DateOnly FoundedOn { get; private set; }

    public List<Guid> EngineIds { get; private set; } = [];

    public int MemberCount { get; private set; }

    public long Sequence { get; set; }

    public static Guid KeyOf(ClusterFounded data) => data.Id;

    public void Take(Received<ClusterFounded> received) =>
        (Deployment, Name, FoundedOn, EngineIds, MemberCount) =
            (received.Deployment, received.Data.Name, received.Data.FoundedOn, [.. received.Data.EngineIds], received.Data.MemberIds.Count);
}
