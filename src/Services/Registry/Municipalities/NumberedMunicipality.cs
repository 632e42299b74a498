using Ksf.Contracts.Deployments;
using Ksf.Registry.Data;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Municipalities;

/// <summary>A municipality with its number, name and region on a day.</summary>
internal sealed record NumberedMunicipality(Guid Id, string Number, string Name, string? Region)
{
    /// <summary>Finds municipalities by their numbers on a day.</summary>
    public static Task<Dictionary<string, NumberedMunicipality>> FindAsync(
        RegistryDbContext db, IEnumerable<string> numbers, DateOnly day, CancellationToken cancellationToken) => (
        from municipality in db.Municipalities
        from version in municipality.Versions
        where numbers.Contains(version.Number) && version.ValidFrom <= day && (version.ValidTo == null || version.ValidTo > day)
        select new NumberedMunicipality(municipality.Id, version.Number, version.DisplayName, version.Region))
        .AsNoTracking().ToDictionaryAsync(municipality => municipality.Number, cancellationToken);

    /// <summary>The deployment that serves it: its region's, or the nation's where it has none.</summary>
    public string Deployment => Region ?? DeploymentId.Nation.Id;
}
