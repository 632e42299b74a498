using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.Registry.Settlements;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Reforms;

/// <summary>A part of one of this deployment's records that names a party, which may be a municipality.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="RecordId">The cluster, body, agreement or role assignment.</param>
/// <param name="PartId">The seat; the record itself where it has one such part.</param>
/// <param name="PartyId">The party.</param>
/// <param name="From">First day; null where it is not known.</param>
/// <param name="To">First day after; null while it lasts.</param>
internal sealed record NamedPart(PartKind Kind, Guid RecordId, Guid PartId, Guid PartyId, DateOnly? From, DateOnly? To)
{
    /// <summary>The parts of a deployment's records that name one of some parties.</summary>
    public static async Task<IReadOnlyList<NamedPart>> FindAsync(
        RegistryDbContext db, string deployment, IReadOnlyCollection<Guid> parties, CancellationToken cancellationToken)
    {
        var memberships =
            from cluster in db.Clusters
            where cluster.Authority == deployment
            from part in cluster.Participations
            where parties.Contains(part.PartyId)
            select new NamedPart(PartKind.Membership, cluster.Id, cluster.Id, part.PartyId, part.From, part.To);
        var seats =
            from body in db.Bodies
            where body.Authority == deployment
            from seat in body.Seats
            where parties.Contains(seat.AppointedById!.Value)
            select new NamedPart(PartKind.Seat, body.Id, seat.Id, seat.AppointedById!.Value, seat.From, seat.To);
        var secretariats =
            from body in db.Bodies
            where body.Authority == deployment && parties.Contains(body.SecretariatId!.Value) && body.Status == BodyStatus.Active
            select new NamedPart(PartKind.Secretariat, body.Id, body.Id, body.SecretariatId!.Value, body.FoundedOn, null);
        var roles =
            from role in db.Roles
            where parties.Contains(role.OrganisationId)
            select new NamedPart(PartKind.Role, role.Id, role.Id, role.OrganisationId, role.ValidFrom, role.ValidTo);
        var agreements =
            from agreement in db.Agreements
            where agreement.Authority == deployment
            from party in agreement.Parties
            where parties.Contains(party.PartyId)
            select new NamedPart(
                PartKind.Agreement, agreement.Id, agreement.Id, party.PartyId, party.SignedOn ?? agreement.From, party.WithdrawnOn ?? agreement.To);
        return
        [
            .. await memberships.AsNoTracking().ToListAsync(cancellationToken),
            .. await seats.AsNoTracking().ToListAsync(cancellationToken),
            .. await secretariats.AsNoTracking().ToListAsync(cancellationToken),
            .. await roles.AsNoTracking().ToListAsync(cancellationToken),
            .. await agreements.AsNoTracking().ToListAsync(cancellationToken),
        ];
    }
}
