using Ksf.Contracts.Registry;
using Ksf.Registry.Agreements;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Clusters;

/// <summary>A municipality or another registered party that takes part in clusters.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name on the day.</param>
/// <param name="Deployment">The deployment that a municipality belongs to; null for other parties.</param>
/// <param name="Kind">What another party is; null for a municipality.</param>
internal sealed record KnownParty(Guid Id, string Name, string? Deployment, PartyKind? Kind)
{
    public bool IsMunicipality => Deployment is not null;

    /// <summary>Finds what a request refers to: a municipality by its number on the day, another party by its id.</summary>
    public static async Task<KnownParty?> FindAsync(RegistryDbContext db, string reference, DateOnly day, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(reference, out var id))
        {
            var party = await db.Parties.AsNoTracking().SingleOrDefaultAsync(party => party.Id == id, cancellationToken);
            return party is null ? null : new KnownParty(party.Id, party.Name, Deployment: null, party.Kind.Known);
        }
        var numbered = await NumberedMunicipality.FindAsync(db, [reference], day, cancellationToken);
        return numbered.GetValueOrDefault(reference) is { } municipality
            ? new KnownParty(municipality.Id, municipality.Name, municipality.Deployment, Kind: null)
            : null;
    }

    /// <summary>Whether one of the cluster's partners does research, or one of the parties to an agreement about it that is in force on the day.</summary>
    public static async Task<bool> HasResearchAsync(RegistryDbContext db, Cluster cluster, DateOnly day, CancellationToken cancellationToken)
    {
        var partners = cluster.Participations.Where(part => part is { Role: ClusterRole.Partner, To: null }).Select(part => part.PartyId).ToArray();
        Contracts.Open<PartyKind> institution = PartyKind.Institution;
        return await db.Parties.AnyAsync(party => partners.Contains(party.Id) && party.Kind == institution, cancellationToken)
            || await AgreementCluster.HasResearchAsync(db, cluster.Id, day, cancellationToken);
    }
}
