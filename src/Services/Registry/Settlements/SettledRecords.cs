using Ksf.Contracts;
using Ksf.Registry.Data;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Settlements;

/// <summary>The records that settlements are about, by name and with what of them it is.</summary>
internal sealed class SettledRecords
{
    private readonly Dictionary<Guid, string> _names = [];
    private readonly Dictionary<Guid, string> _holders = [];
    private readonly ILookup<(Guid Part, Guid Municipality), string> _details;

    private SettledRecords(ILookup<(Guid Part, Guid Municipality), string> details) => _details = details;

    public static async Task<SettledRecords> OfAsync(
        RegistryDbContext db, IReadOnlyCollection<Settlement> settlements, bool withHolders, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. settlements.Select(settlement => settlement.RecordId).Distinct()];
        var clusters = await db.Clusters.AsNoTracking().AsSplitQuery().Where(cluster => ids.Contains(cluster.Id)).ToListAsync(cancellationToken);
        var bodies = await db.Bodies.AsNoTracking().AsSplitQuery().Where(body => ids.Contains(body.Id)).ToListAsync(cancellationToken);
        var agreements = await db.Agreements.Where(agreement => ids.Contains(agreement.Id)).Select(agreement => new { agreement.Id, agreement.Name }).ToListAsync(cancellationToken);
        var roles = await (
            from role in db.Roles
            where ids.Contains(role.Id)
            join actor in db.Actors on role.ActorId equals actor.Id
            select new { role.Id, role.OrganisationId, role.Role, actor.Label }).ToListAsync(cancellationToken);
        var records = new SettledRecords(
            clusters.SelectMany(cluster => cluster.Participations, (cluster, part) => (Key: (cluster.Id, part.PartyId), Detail: Open.NameOf(part.Role)))
                .Concat(bodies.SelectMany(body => body.Seats).Where(seat => seat.AppointedById is not null)
                    .Select(seat => (Key: (seat.Id, seat.AppointedById!.Value), Detail: Open.NameOf(seat.Kind))))
                .Concat(roles.Select(role => (Key: (role.Id, role.OrganisationId), Detail: role.Role)))
                .Distinct().ToLookup(detail => detail.Key, detail => detail.Detail));
        foreach (var cluster in clusters)
            records._names[cluster.Id] = cluster.Name;
        foreach (var body in bodies)
            records._names[body.Id] = body.Name;
        foreach (var agreement in agreements)
            records._names[agreement.Id] = agreement.Name;
        foreach (var role in roles.Where(_ => withHolders))
            records._holders[role.Id] = role.Label;
        return records;
    }

    public string? NameOf(Settlement settlement) => _names.GetValueOrDefault(settlement.RecordId);

    public string? HolderOf(Settlement settlement) => _holders.GetValueOrDefault(settlement.RecordId);

    public IReadOnlyList<string> DetailsOf(Settlement settlement) => [.. _details[(settlement.PartId, settlement.MunicipalityId)]];
}
