using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Regions;

internal static class RegionApi
{
    public static void MapRegions(this IEndpointRouteBuilder routes) => routes.MapGet("/v1/regions", List)
        .WithTags("Regions").WithSummary("The KSF regions of a day, all on one page.").RequireAuthorization(Scopes.Read);

    private static async Task<Ok<Page<RegionView>>> List(
        [AsParameters] AsOf asOf, RegistryDbContext db, CancellationToken cancellationToken)
    {
        var day = await asOf.DayAsync(cancellationToken);
        var regions = await db.Regions.AsNoTracking()
            .Where(region => region.ValidFrom <= day && (region.ValidTo == null || region.ValidTo > day))
            .OrderBy(region => region.Deployment)
            .ToListAsync(cancellationToken);
        var hosts = await db.Municipalities.AsNoTracking()
            .Where(municipality => regions.Select(region => region.HostMunicipalityId).Contains(municipality.Id))
            .ToDictionaryAsync(municipality => municipality.Id, municipality => municipality.VersionOn(day), cancellationToken);
        var views = regions.Select(region => RegionView.Of(region, hosts.GetValueOrDefault(region.HostMunicipalityId)));
        return TypedResults.Ok(new Page<RegionView>([.. views], Next: null));
    }
}

/// <summary>A KSF region on a day.</summary>
/// <param name="Id">Of the region with these borders.</param>
/// <param name="Deployment">The id in its addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Host">The host municipality's number.</param>
/// <param name="HostName">The host municipality's name.</param>
/// <param name="Counties">Numbers of the counties that it covers.</param>
/// <param name="ValidFrom">First day of these borders.</param>
/// <param name="ValidTo">First day after; null while they hold.</param>
internal sealed record RegionView(
    Guid Id, string Deployment, string Name, string? Host, string? HostName, IReadOnlyList<string> Counties, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public static RegionView Of(Region region, Contracts.Registry.MunicipalityVersion? host) => new(
        region.Id, region.Deployment, region.Name, host?.Number, host?.DisplayName, region.CountyNumbers, region.ValidFrom, region.ValidTo);
}
