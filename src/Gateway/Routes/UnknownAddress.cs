using Ksf.Gateway.Configuration;
using Ksf.Gateway.Problems;
using Ksf.ServiceDefaults.Problems;

namespace Ksf.Gateway.Routes;

/// <summary>An address of the form of a service's, but of none that is in service: says which there are.</summary>
internal static class UnknownAddress
{
    public static void MapUnknownAddresses(this IEndpointRouteBuilder routes)
    {
        routes.Map("/{deployment}/{service}/v1/{**rest}", (string deployment, string service, CurrentConfiguration current) =>
            Problem(deployment, service, current.Value.Deployments));
        routes.MapFallback("/{**rest}", () => CommonProblems.NotFound.With());
    }

    private static Problem Problem(string id, string service, IReadOnlyList<DeploymentAddresses> deployments) =>
        deployments.FirstOrDefault(deployment => deployment.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } found
            ? GatewayProblems.UnknownService.With(found.Name, service, string.Join(", ", found.Services.Select(known => known.Id)))
            : GatewayProblems.UnknownDeployment.With(id, string.Join(", ", deployments.Select(deployment => deployment.Id)));
}
