using Ksf.Contracts;
using Ksf.Contracts.Deployments;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry;

/// <summary>An organisation that somebody can act for: a municipality of this deployment, or the deployment itself (its secretariat).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name today.</param>
/// <param name="Number">A municipality's number today; null of a deployment.</param>
internal sealed record Organisation(Guid Id, string Name, string? Number)
{
    /// <summary>The organisation that somebody names by a municipality's number of a day, or by the id of this deployment.</summary>
    public static async Task<Organisation?> FindAsync(
        RegistryDbContext db, Deployment deployment, string key, DateOnly day, CancellationToken cancellationToken)
    {
        if (key == deployment.Id)
            return await OfDeploymentAsync(db, deployment, day, cancellationToken);
        var found = await NumberedMunicipality.FindAsync(db, [key], day, cancellationToken);
        return found.TryGetValue(key, out var municipality) && municipality.Deployment == deployment.Id
            ? new Organisation(municipality.Id, municipality.Name, municipality.Number)
            : null;
    }

    /// <summary>The organisations with these ids, as they are named on a day; a municipality that has ended keeps its last name.</summary>
    public static async Task<Dictionary<Guid, Organisation>> NamedAsync(
        RegistryDbContext db, Deployment deployment, IReadOnlyCollection<Guid> ids, DateOnly day, CancellationToken cancellationToken)
    {
        var municipalities = await db.Municipalities.AsNoTracking().Where(municipality => ids.Contains(municipality.Id)).ToListAsync(cancellationToken);
        var named = municipalities.ToDictionary(municipality => municipality.Id, municipality =>
        {
            var version = municipality.VersionOn(day);
            return new Organisation(municipality.Id, version.DisplayName, version.Number);
        });
        if (ids.Contains(StableId.OfDeployment(deployment.Id)))
            named.Add(StableId.OfDeployment(deployment.Id), await OfDeploymentAsync(db, deployment, day, cancellationToken));
        return named;
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
        return new Organisation(StableId.OfDeployment(deployment.Id), name, Number: null);
    }
}
