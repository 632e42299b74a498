using Ksf.Contracts;
using Ksf.Contracts.Deployments;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Bodies;

/// <summary>What a body can belong to, be served by or have its members from, with its name on a day.</summary>
/// <param name="Id">The id of a region or the nation, a municipality, a cluster, a body or another registered party.</param>
/// <param name="Number">A municipality's number; null for others.</param>
/// <param name="Name">Its name.</param>
/// <param name="CeasedOn">The day on which a municipality ceased; null for one that exists, and for others.</param>
internal sealed record NamedParty(Guid Id, string? Number, string Name, DateOnly? CeasedOn = null)
{
    /// <summary>Finds the parties with these ids, of any deployment, so that copies are named like the originals.</summary>
    public static async Task<Dictionary<Guid, NamedParty>> FindAsync(
        RegistryDbContext db, IReadOnlyCollection<Guid> ids, DateOnly day, CancellationToken cancellationToken)
    {
        var named = DeploymentId.Known
            .Select(deployment => new NamedParty(StableId.OfDeployment(deployment.Id), Number: null, deployment.Name))
            .Where(deployment => ids.Contains(deployment.Id))
            .ToDictionary(deployment => deployment.Id);
        var municipalities = await db.Municipalities.AsNoTracking().Where(municipality => ids.Contains(municipality.Id)).ToListAsync(cancellationToken);
        foreach (var municipality in municipalities)
        {
            var version = municipality.VersionOn(day);
            named[municipality.Id] = new NamedParty(
                municipality.Id, version.Number, version.DisplayName, version.ValidTo is { } end && end <= day ? end : null);
        }
        var others = await db.Parties.Where(party => ids.Contains(party.Id)).Select(party => new { party.Id, party.Name })
            .Concat(db.Clusters.Where(cluster => ids.Contains(cluster.Id)).Select(cluster => new { cluster.Id, cluster.Name }))
            .Concat(db.Bodies.Where(body => ids.Contains(body.Id)).Select(body => new { body.Id, body.Name }))
            .ToListAsync(cancellationToken);
        foreach (var other in others)
            named[other.Id] = new NamedParty(other.Id, Number: null, other.Name);
        return named;
    }

    /// <summary>Finds what requests refer to: municipalities by their numbers on the day, others by id. What is not found is left out.</summary>
    public static async Task<Dictionary<string, Guid>> FindAsync(
        RegistryDbContext db, IEnumerable<string?> references, DateOnly day, CancellationToken cancellationToken)
    {
        string[] given = [.. references.OfType<string>().Distinct(StringComparer.Ordinal)];
        var ids = given.Where(reference => Guid.TryParse(reference, out _)).ToDictionary(reference => reference, Guid.Parse, StringComparer.Ordinal);
        var known = ids.Count == 0 ? [] : await FindAsync(db, [.. ids.Values], day, cancellationToken);
        var numbered = given.Length == ids.Count ? [] : await NumberedMunicipality.FindAsync(db, given, day, cancellationToken);
        return ids.Where(reference => known.ContainsKey(reference.Value))
            .Concat(numbered.Select(municipality => KeyValuePair.Create(municipality.Key, municipality.Value.Id)))
            .ToDictionary(StringComparer.Ordinal);
    }
}
