using FluentValidation;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Idempotency;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

internal static class ClusterApi
{
    public static void AddClusters(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<IValidator<FoundCluster>, FoundCluster.Validator>();

    public static void MapClusters(this IEndpointRouteBuilder routes)
    {
        var clusters = routes.MapGroup("/v1/clusters").WithTags("Clusters").RequireAuthorization(Scopes.Read).Validated();

        clusters.MapPost("/", FoundCluster.HandleAsync).RequirePermission(Permissions.FoundCluster).Idempotent()
            .WithSummary("Found a cluster of municipalities of this deployment.");
        clusters.MapGet("/", ListClusters.HandleAsync)
            .WithSummary("The clusters of this deployment, in the order they were registered; the national one lists all regions'.");
        clusters.MapGet("/{id:guid}", GetCluster.HandleAsync)
            .WithSummary("One cluster with its members.");
    }
}
