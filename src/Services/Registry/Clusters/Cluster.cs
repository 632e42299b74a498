using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.Registry.Clusters;

/// <summary>A municipal cluster (kommuneklynge). The national Registry also holds those of the regions, as copies.</summary>
internal sealed class Cluster : ICopyOf<ClusterFounded>
{
    private readonly List<ClusterMember> _members = [];

    public Guid Id { get; init; }

    public long Sequence { get; set; }

    /// <summary>The deployment that is its authority.</summary>
    public string Deployment { get; private set; } = "";

    public string Name { get; private set; } = "";

    public DateOnly FoundedOn { get; private set; }

    public IReadOnlyList<ClusterMember> Members => _members;

    public static Guid KeyOf(ClusterFounded data) => data.Id;

    public static Cluster Found(Guid id, string deployment, string name, DateOnly foundedOn, IEnumerable<ClusterMember> members)
    {
        var cluster = new Cluster { Id = id, Sequence = 1, Deployment = deployment, Name = name, FoundedOn = foundedOn };
        cluster._members.AddRange(members);
        return cluster;
    }

    public ClusterFounded State() => new(
        Id, Name, [.. _members.Where(m => m.Engine).Select(m => m.MunicipalityId)], [.. _members.Select(m => m.MunicipalityId)], FoundedOn)
    {
        PrimaryMemberIds = [.. _members.Where(m => m.Primary).Select(m => m.MunicipalityId)],
    };

    public void Take(Received<ClusterFounded> received)
    {
        (Deployment, Name, FoundedOn) = (received.Deployment, received.Data.Name, received.Data.FoundedOn);
        _members.Clear();
        _members.AddRange(received.Data.MemberIds.Select(id =>
            new ClusterMember(id, received.Data.EngineIds.Contains(id), received.Data.PrimaryMemberIds.Contains(id))));
    }
}

/// <summary>That a municipality is in a cluster.</summary>
/// <param name="MunicipalityId">The municipality.</param>
/// <param name="Engine">Whether it is an engine municipality (motorkommune) of the cluster.</param>
/// <param name="Primary">A municipality may be in several clusters; in counts it is in its primary one, the first that it joined.</param>
internal sealed record ClusterMember(Guid MunicipalityId, bool Engine, bool Primary);
