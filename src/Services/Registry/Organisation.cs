using Ksf.Contracts;
using Ksf.Contracts.Deployments;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry;

/// <summary>
/// The kinds of organisation. A new kind needs lookup and naming in <see cref="Organisation"/>, and its roles in <see
/// cref="Roles.RolePlaces"/>.
/// </summary>
internal enum OrganisationKind
{
    Municipality,
    Cluster,
    Region,
    Nation,
    University,
    ResearchInstitute,
    CompetenceCentre,
    HospitalTrust,
    RegionalHealthAuthority,
    Institution,
    Ministry,
    CountyGovernor,
    StateAgency,
    Authority,
    CountyAuthority,
    LocalGovernmentAssociation,
    UserOrganisation,
    Association,
    Body,
    Committee,
}

/// <summary>
/// A registered party that an actor can represent: a municipality of this deployment, a cluster, a body, an institution or another party, or the
/// deployment itself (its secretariat).
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its present name.</param>
/// <param name="Number">A municipality's present number; null for other kinds.</param>
internal sealed record Organisation(Guid Id, OrganisationKind Kind, string Name, string? Number)
{
    /// <summary>Finds an organisation by a municipality's number on a day, the id of a cluster, a body or another party, or this deployment's id.</summary>
    public static async Task<Organisation?> FindAsync(
        RegistryDbContext db, Deployment deployment, string key, DateOnly day, CancellationToken cancellationToken)
    {
        if (key == deployment.Id)
            return await OfDeploymentAsync(db, deployment, day, cancellationToken);
        if (Guid.TryParse(key, out var id))
        {
            return (await ClustersAsync(db, deployment, [id], cancellationToken)).SingleOrDefault()
                ?? (await BodiesAsync(db, deployment, [id], cancellationToken)).SingleOrDefault()
                ?? (await PartiesAsync(db, deployment, [id], cancellationToken)).SingleOrDefault();
        }
        var found = await NumberedMunicipality.FindAsync(db, [key], day, cancellationToken);
        return found.TryGetValue(key, out var municipality) && municipality.Deployment == deployment.Id
            ? new Organisation(municipality.Id, OrganisationKind.Municipality, municipality.Name, municipality.Number)
            : null;
    }

    /// <summary>The organisations with these ids, with their names on a day; a municipality that has ceased keeps its last name.</summary>
    public static async Task<Dictionary<Guid, Organisation>> NamedAsync(
        RegistryDbContext db, Deployment deployment, IReadOnlyCollection<Guid> ids, DateOnly day, CancellationToken cancellationToken)
    {
        var municipalities = await db.Municipalities.AsNoTracking().Where(municipality => ids.Contains(municipality.Id)).ToListAsync(cancellationToken);
        var named = municipalities.ToDictionary(municipality => municipality.Id, municipality =>
        {
            var version = municipality.VersionOn(day);
            return new Organisation(municipality.Id, OrganisationKind.Municipality, version.DisplayName, version.Number);
        });
        foreach (var cluster in await ClustersAsync(db, deployment, ids, cancellationToken))
            named.Add(cluster.Id, cluster);
        foreach (var body in await BodiesAsync(db, deployment, ids, cancellationToken))
            named.Add(body.Id, body);
        foreach (var party in await PartiesAsync(db, deployment, ids, cancellationToken))
            named.TryAdd(party.Id, party);
        if (ids.Contains(StableId.OfDeployment(deployment.Id)))
            named.Add(StableId.OfDeployment(deployment.Id), await OfDeploymentAsync(db, deployment, day, cancellationToken));
        return named;
    }

    /// <summary>One whose copy has not arrived yet. A role at it exists and can be ended all the same.</summary>
    public static Organisation NotReceived(Guid id) => new(id, OrganisationKind.Municipality, id.ToString(), Number: null);

    private static Task<List<Organisation>> ClustersAsync(
        RegistryDbContext db, Deployment deployment, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => db.Clusters
        .Where(cluster => ids.Contains(cluster.Id) && cluster.Authority == deployment.Id)
        .Select(cluster => new Organisation(cluster.Id, OrganisationKind.Cluster, cluster.Name, null))
        .ToListAsync(cancellationToken);

    private static Task<List<Organisation>> BodiesAsync(
        RegistryDbContext db, Deployment deployment, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => db.Bodies
        .Where(body => ids.Contains(body.Id) && body.Authority == deployment.Id)
        .Select(body => new Organisation(body.Id, OrganisationKind.Body, body.Name, null))
        .ToListAsync(cancellationToken);

    /// <summary>The parties of the whole country, and those of this deployment.</summary>
    private static async Task<IEnumerable<Organisation>> PartiesAsync(
        RegistryDbContext db, Deployment deployment, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var found = await db.Parties.AsNoTracking()
            .Where(party => ids.Contains(party.Id) && (party.Deployment == null || party.Deployment == deployment.Id))
            .Select(party => new { party.Id, party.Kind, party.Name })
            .ToListAsync(cancellationToken);
        // A kind that a later version has added can hold no role here yet.
        return from party in found
               let kind = Open.Find<OrganisationKind>(party.Kind.Name)
               where kind is not null
               select new Organisation(party.Id, kind.Value, party.Name, Number: null);
    }

    private static async Task<Organisation> OfDeploymentAsync(
        RegistryDbContext db, Deployment deployment, DateOnly day, CancellationToken cancellationToken)
    {
        var region = await db.Regions
            .Where(region => region.Deployment == deployment.Id && region.ValidFrom <= day)
            .OrderByDescending(region => region.ValidFrom)
            .Select(region => region.Name)
            .FirstOrDefaultAsync(cancellationToken);
        var name = region ?? DeploymentId.Known.FirstOrDefault(known => known.Id == deployment.Id)?.Name ?? deployment.Id;
        var kind = deployment.Level == DeploymentLevel.National ? OrganisationKind.Nation : OrganisationKind.Region;
        return new Organisation(StableId.OfDeployment(deployment.Id), kind, name, Number: null);
    }
}
