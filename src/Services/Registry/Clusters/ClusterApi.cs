using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Subjects;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

internal static class ClusterApi
{
    public static void AddClusters(this WebApplicationBuilder builder, Deployment deployment)
    {
        builder.AddAuthority<Cluster>(ClusterState.Noun, cluster => cluster.Authority == deployment.Id);
        builder.Services.AddSingleton<ClustersOfTheDay>().AddHostedService(services => services.GetRequiredService<ClustersOfTheDay>());
    }

    public static void MapClusters(this IEndpointRouteBuilder routes)
    {
        var clusters = routes.MapGroup("/v1/clusters").WithTags("Clusters").Validated();

        ClusterTransitions.Table.Map(clusters);
        clusters.MapGet("/", ListClusters.HandleAsync).Public()
            .WithSummary("The clusters of this deployment on a day; the national one lists all regions'.");
        clusters.MapGet("/{cluster}", GetCluster.HandleAsync).Public().WithSummary("One cluster on a day, with everybody's part in it over time.");
        var lists = routes.MapGroup("/v1").WithTags("Clusters");
        lists.MapGet("/legal-forms", ListLegalForms.Handle).Public().WithSummary("The legal forms that a cluster can have, with what the law asks for.");
        lists.MapGet("/cluster-models", ListClusterModels.Handle).Public().WithSummary("The models to found a cluster from.");
    }
}
