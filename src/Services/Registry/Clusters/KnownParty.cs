using Ksf.Contracts.Registry;
using Ksf.Registry.Agreements;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.Registry.Parties;
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
    public static async Task<KnownParty?> FindAsync(RegistryDbContext db, string reference, DateOnly day, CancellationToken cancellationToken) =>
        (await FindAsync(db, [reference], day, cancellationToken)).GetValueOrDefault(reference);

    /// <summary>Finds what requests refer to, at once. What is not found is left out.</summary>
    public static async Task<IReadOnlyDictionary<string, KnownParty>> FindAsync(
        RegistryDbContext db, IReadOnlyCollection<string> references, DateOnly day, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, KnownParty>(StringComparer.Ordinal);
        var ids = references.Where(reference => Guid.TryParse(reference, out _)).Distinct(StringComparer.Ordinal).ToDictionary(reference => reference, Guid.Parse, StringComparer.Ordinal);
        if (ids.Count > 0)
        {
            var parties = await db.Parties.AsNoTracking().Where(party => ids.Values.Contains(party.Id)).ToDictionaryAsync(party => party.Id, cancellationToken);
            foreach (var (reference, id) in ids)
            {
                if (parties.TryGetValue(id, out var party))
                    known.Add(reference, new KnownParty(party.Id, party.Name, Deployment: null, party.Kind.Known));
            }
        }
        string[] numbers = [.. references.Where(reference => !ids.ContainsKey(reference))];
        if (numbers.Length > 0)
        {
            foreach (var (number, municipality) in await NumberedMunicipality.FindAsync(db, numbers, day, cancellationToken))
                known.Add(number, new KnownParty(municipality.Id, municipality.Name, municipality.Deployment, Kind: null));
        }
        return known;
    }

    /// <summary>Whether one of the cluster's partners does research, or one of the parties to an agreement about it that is in force on the day.</summary>
    public static async Task<bool> HasResearchAsync(RegistryDbContext db, Cluster cluster, DateOnly day, CancellationToken cancellationToken)
    {
        var partners = cluster.On(day).Where(part => part.Role == ClusterRole.Partner).Select(part => part.PartyId).ToArray();
        return await db.Parties.AnyAsync(party => partners.Contains(party.Id) && ResearchParties.Kinds.Contains(party.Kind), cancellationToken)
            || await AgreementCluster.HasResearchAsync(db, cluster.Id, day, cancellationToken);
    }
}
