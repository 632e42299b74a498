using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Clusters;

/// <summary>A municipal cluster (kommuneklynge). The national Registry also keeps copies of the regions' clusters.</summary>
internal sealed class Cluster : CopyOf<ClusterState>, IEntity<Cluster, ClusterStatus>
{
    private readonly List<ClusterMember> _members = [];

    public ClusterStatus Status { get; set; }

    /// <summary>The region's or the nation's secretariat.</summary>
    public Guid OwnerId { get; private set; }

    public string Name { get; private set; } = "";

    public DateOnly FoundedOn { get; private set; }

    public IReadOnlyList<ClusterMember> Members => _members;

    public static Cluster Found(Guid id, string authority, string name, DateOnly foundedOn, IEnumerable<ClusterMember> members)
    {
        var cluster = new Cluster { Id = id, Authority = authority, OwnerId = StableId.OfDeployment(authority), Name = name, FoundedOn = foundedOn };
        cluster._members.AddRange(members);
        return cluster;
    }

    public static Expression<Func<Cluster, bool>> OwnedBy(IReadOnlyList<Guid> organisations) => cluster => organisations.Contains(cluster.OwnerId);

    public IEnumerable<IState> States() =>
    [
        new ClusterState(
            Id, Name, [.. _members.Where(m => m.Engine).Select(m => m.MunicipalityId)], [.. _members.Select(m => m.MunicipalityId)], FoundedOn)
        {
            PrimaryMemberIds = [.. _members.Where(m => m.Primary).Select(m => m.MunicipalityId)],
        },
    ];

    public override void Apply(ClusterState state)
    {
        (OwnerId, Name, FoundedOn) = (StableId.OfDeployment(Authority), state.Name, state.FoundedOn);
        _members.Clear();
        _members.AddRange(state.MemberIds.Select(id => new ClusterMember(id, state.EngineIds.Contains(id), state.PrimaryMemberIds.Contains(id))));
    }
}

/// <summary>The status of a cluster.</summary>
internal enum ClusterStatus
{
    /// <summary>It has been founded.</summary>
    Established,
}

/// <summary>A municipality's membership of a cluster.</summary>
/// <param name="MunicipalityId">The municipality.</param>
/// <param name="Engine">Whether it is an engine municipality (motorkommune) of the cluster.</param>
/// <param name="Primary">Whether this is the municipality's primary cluster: the first it joined, in which it is counted.</param>
internal sealed record ClusterMember(Guid MunicipalityId, bool Engine, bool Primary);
