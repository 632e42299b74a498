using Ksf.ServiceDefaults.Access;

namespace Ksf.Registry.OpenData;

internal static class OpenDataApi
{
    public static void MapOpenData(this IEndpointRouteBuilder routes)
    {
        var data = routes.MapGroup("/v1/open-data").WithTags("Open data").Public();

        data.MapGet("/", GetCatalogue.Handle).Produces<string>(StatusCodes.Status200OK, "application/ld+json")
            .WithSummary("What can be downloaded, as DCAT-AP-NO in JSON-LD. The nation's has everything; a region's its own.");
        data.MapGet("/{dataset}.csv", GetDataset.HandleAsync).Produces<string>(StatusCodes.Status200OK, "text/csv")
            .WithSummary("A dataset on a day as a file: UTF-8 with commas, ISO dates, the same columns in every language.");
    }
}
