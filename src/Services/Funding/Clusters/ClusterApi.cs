using Ksf.ServiceDefaults.Access;

namespace Ksf.Funding.Clusters;

internal static class ClusterApi
{
    public static void MapClusters(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/clusters", ListClusters.HandleAsync)
        .RequireRole()
        .WithTags("Clusters")
        .WithSummary("The clusters, newest first, and which of them are new enough for a seed grant.");
}
