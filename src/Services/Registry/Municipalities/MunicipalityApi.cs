using Ksf.ServiceDefaults.Access;

namespace Ksf.Registry.Municipalities;

internal static class MunicipalityApi
{
    public static void MapMunicipalities(this IEndpointRouteBuilder routes)
    {
        var municipalities = routes.MapGroup("/v1/municipalities").WithTags("Municipalities").Public();

        municipalities.MapGet("/", ListMunicipalities.HandleAsync)
            .WithSummary("The municipalities of a day, by number.")
            .WithDescription("Today when `on` is not given. `county` is a county's number, `region` a deployment's id.");
        municipalities.MapGet("/{number}", GetMunicipality.HandleAsync)
            .WithSummary("The municipality that has a number on a day.")
            .WithDescription("A number that is no longer in use is answered with 404 and the municipalities that have the area now.");
        municipalities.MapGet("/{number}/history", GetMunicipalityHistory.HandleAsync)
            .WithSummary("A municipality with all of its numbers and names, and its successors.");
    }
}
