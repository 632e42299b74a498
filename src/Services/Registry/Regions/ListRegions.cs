using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Regions;

internal static class ListRegions
{
    public static async Task<Ok<Page<RegionView>>> HandleAsync(
        [AsParameters] AsOf asOf, RegistryDbContext db, CancellationToken cancellationToken)
    {
        var day = await asOf.DayAsync(cancellationToken);
        return TypedResults.Ok(new Page<RegionView>(await OnAsync(db, day, cancellationToken), Next: null));
    }

    /// <summary>The regions of a day, by deployment.</summary>
    public static async Task<IReadOnlyList<RegionView>> OnAsync(RegistryDbContext db, DateOnly day, CancellationToken cancellationToken)
    {
        var regions = await db.Regions.AsNoTracking()
            .Where(region => region.ValidFrom <= day && (region.ValidTo == null || region.ValidTo > day))
            .OrderBy(region => region.Deployment)
            .ToListAsync(cancellationToken);
        var hosts = await db.Municipalities.AsNoTracking()
            .Where(municipality => regions.Select(region => region.HostMunicipalityId).Contains(municipality.Id))
            .ToDictionaryAsync(municipality => municipality.Id, municipality => municipality.VersionOn(day), cancellationToken);
        return [.. regions.Select(region => RegionView.Of(region, hosts.GetValueOrDefault(region.HostMunicipalityId)))];
    }
}
