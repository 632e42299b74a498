using Ksf.Gateway.Configuration;
using Ksf.Gateway.Problems;
using Ksf.ServiceDefaults.Problems;

namespace Ksf.Gateway.Routes;

/// <summary>Handles addresses that have the form of a service's but match none. The response lists the valid ones.</summary>
internal static class UnknownAddress
{
    public static void MapUnknownAddresses(this IEndpointRouteBuilder routes)
    {
        routes.Map("/{deployment}/{service}/v1/{**rest}", (string deployment, string service, CurrentConfiguration current) =>
            Problem(deployment, service, current.Value.Deployments));
        routes.MapFallback("/{**rest}", () => CommonProblems.NotFound.With());
    }

    public static Problem Service(DeploymentAddresses deployment, string service) =>
        GatewayProblems.UnknownService.With(deployment.Name, service, string.Join(", ", deployment.Services.Select(known => known.Id)));

    private static Problem Problem(string id, string service, IReadOnlyList<DeploymentAddresses> deployments) =>
        deployments.FirstOrDefault(deployment => deployment.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Service(found, service)
            : GatewayProblems.UnknownDeployment.With(id, string.Join(", ", deployments.Select(deployment => deployment.Id)));
}
