using Ksf.ServiceDefaults.Access;

namespace Ksf.Registry.Counties;

internal static class CountyApi
{
    public static void MapCounties(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/counties", ListCounties.HandleAsync)
        .Public()
        .WithTags("Counties")
        .WithSummary("The counties of a day, all on one page.");
}
