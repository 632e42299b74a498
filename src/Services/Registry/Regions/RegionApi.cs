using Ksf.ServiceDefaults.Access;

namespace Ksf.Registry.Regions;

internal static class RegionApi
{
    public static void MapRegions(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/regions", ListRegions.HandleAsync)
        .Public()
        .WithTags("Regions")
        .WithSummary("The KSF regions of a day, all on one page.");
}
