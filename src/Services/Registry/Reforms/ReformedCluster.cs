using Ksf.Contracts.Registry;
using Ksf.Registry.Clusters;
using Ksf.Registry.Data;
using Ksf.Registry.Settlements;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Subjects;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Reforms;

/// <summary>A cluster that a municipality of a reform takes part in. Its part passes on as a whole: member, engine, coordinator, observer, and where it is counted.</summary>
internal sealed class ReformedCluster(RegistryDbContext db, Cluster cluster) : ReformedRecord(db)
{
    protected override ISubject Subject => cluster;

    protected override string Plural => ClusterState.Noun.Plural;

    protected override string Noun => ClusterState.Noun.Name;

    protected override long NounLock => AdvisoryLock.Clusters;

    public override bool Names(PartKind part, Guid partId, Reform reform) => cluster.Participations.Any(named => IsMeant(named, reform));

    public override async Task<Obstacle?> ObstacleAsync(PartKind part, Guid partId, Reform reform, Guid successor, CancellationToken cancellationToken)
    {
        if (cluster.Has(successor, ClusterRole.Member, reform.On) || AreasOf(reform) is not { Length: > 0 } areas)
            return null;
        // Of several that merge into one, none goes before the others.
        var merging = await Db.Municipalities
            .Where(other => other.Id == successor || other.Successors.Any(succession => succession.SuccessorId == successor && succession.On == reform.On))
            .Select(other => other.Id).ToListAsync(cancellationToken);
        var isCounted = await (
            from other in Db.Clusters
            where other.Authority == cluster.Authority && other.Id != cluster.Id
            from counted in other.Primaries
            where merging.Contains(counted.MunicipalityId) && counted.MunicipalityId != reform.MunicipalityId && areas.Contains(counted.Area) && (counted.To == null || counted.To > reform.On)
            select counted).AnyAsync(cancellationToken);
        return isCounted ? Obstacle.CountedElsewhere : null;
    }

    protected override async Task<Problem?> ChangeAsync(
        PartKind part, Guid partId, Reform reform, IReadOnlyList<Guid> successors, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (on, areas) = (reform.On, AreasOf(reform));
        List<Participation> held = [.. cluster.Participations.Where(named => IsMeant(named, reform))];
        if (!successors.Contains(reform.MunicipalityId))
            cluster.EndFrom(reform.MunicipalityId, on);
        foreach (var successor in successors.Where(successor => successor != reform.MunicipalityId))
        {
            // One of several cannot be told to be the engine, so that is for the secretariat to say afterwards.
            foreach (var participation in held.Where(named => successors.Count == 1 || named.Role is ClusterRole.Member or ClusterRole.Observer))
            {
                if (!cluster.Participations.Any(named => named.PartyId == successor && named.Role == participation.Role && Period.Overlap(named.From, named.To, on, null)))
                    cluster.Begin(successor, participation.Role, participation.From > on ? participation.From : on);
            }
            if (cluster.Has(successor, ClusterRole.Member, on))
            {
                var counted = cluster.Primaries.Where(primary => primary.MunicipalityId == successor && (primary.To is not { } to || to > on)).Select(primary => primary.Area);
                await cluster.CountAsync(Db, [successor], areas.Except(counted), on, cancellationToken);
            }
        }
        return null;
    }

    private string[] AreasOf(Reform reform) =>
        [.. cluster.Primaries.Where(primary => primary.MunicipalityId == reform.MunicipalityId && reform.Concerns(primary.From, primary.To)).Select(primary => primary.Area).Distinct()];

    private static bool IsMeant(Participation part, Reform reform) => part.PartyId == reform.MunicipalityId && reform.Concerns(part.From, part.To);
}
