using System.Text.Json.Serialization;
using Ksf.Gateway.Configuration;
using Ksf.Gateway.Health;
using Ksf.Gateway.Routes;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Yarp.ReverseProxy;

namespace Ksf.Gateway.Status;

/// <summary>
/// Shows which deployments are up, from the latest health checks. Public, and sends no request to any service. A person's browser is led to the portal's page
/// of the same.
/// </summary>
internal static class StatusEndpoint
{
    private static readonly StatusJson Json = new(ServiceJson.Readable(StatusJson.Default));

    public static void MapStatus(this IEndpointRouteBuilder routes) => routes.MapGet("/status", Read);

    private const string Page = "/drift";

    private static Results<JsonHttpResult<StatusDocument>, RedirectHttpResult> Read(
        CurrentConfiguration current, IProxyStateLookup proxy, ReadinessPolicy readiness, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = "Accept";
        if (context.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "text/html"))
            return TypedResults.Redirect(Page);
        var deployments = current.Value.Deployments.Select(deployment => Of(deployment, proxy, readiness));
        var configuration = new ConfigurationStatus(current.Since, current.Mistake);
        return TypedResults.Json(new StatusDocument([.. deployments], configuration), Json.StatusDocument);
    }

    private static DeploymentStatus Of(DeploymentAddresses deployment, IProxyStateLookup proxy, ReadinessPolicy readiness)
    {
        var services = deployment.Services.Select(service => Of(deployment.Id, service, proxy, readiness)).ToArray();
        return new DeploymentStatus(deployment.Id, deployment.Name, deployment.Level, deployment.Contact, Combined(services.Select(service => service.State)), services);
    }

    private static ServiceStatus Of(string deployment, ServiceEntry service, IProxyStateLookup proxy, ReadinessPolicy readiness)
    {
        var destinations = proxy.TryGetCluster(ProxyRoutes.ClusterOf(deployment, service.Id), out var cluster)
            ? cluster.DestinationsState.AllDestinations
            : [];
        var states = destinations.Select(destination => destination.Health.IsUp() ? State.Up : State.Down).ToArray();
        return new ServiceStatus(service.Id, Combined(states), states.Length, destinations.Max(readiness.LastChecked));
    }

    private static State Combined(IEnumerable<State> parts)
    {
        var states = parts.Distinct().ToArray();
        return states is [var same] ? same : states.Length == 0 ? State.Down : State.Degraded;
    }
}

internal enum State
{
    Up,
    Degraded,
    Down,
}

internal sealed record StatusDocument(IReadOnlyList<DeploymentStatus> Deployments, ConfigurationStatus Configuration);

/// <summary>The present state of a deployment.</summary>
/// <param name="Id">Deployment id.</param>
/// <param name="Name">Display name.</param>
/// <param name="Level">The nation's or a region's.</param>
/// <param name="Contact">E-mail address of its secretariat; null when none is published.</param>
/// <param name="State">Up when every service is, down when none is.</param>
/// <param name="Services">Its services.</param>
internal sealed record DeploymentStatus(
    string Id, string Name, DeploymentLevel Level, string? Contact, State State, IReadOnlyList<ServiceStatus> Services);

/// <summary>The present state of a service.</summary>
/// <param name="Id">Service id.</param>
/// <param name="State">Up when every replica is, down when none is.</param>
/// <param name="Destinations">Number of replicas.</param>
/// <param name="LastChecked">Time of the last check of any replica; null before the first.</param>
internal sealed record ServiceStatus(string Id, State State, int Destinations, DateTimeOffset? LastChecked);

/// <summary>The state of the configuration.</summary>
/// <param name="Since">When it was applied.</param>
/// <param name="Mistake">Why the present gateway.json is not applied; null when it is.</param>
internal sealed record ConfigurationStatus(DateTimeOffset Since, string? Mistake);

[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web, Converters = [typeof(LowerCase<State>), typeof(LowerCase<DeploymentLevel>)])]
[JsonSerializable(typeof(StatusDocument))]
internal sealed partial class StatusJson : JsonSerializerContext;

internal sealed class LowerCase<T>() : JsonStringEnumConverter<T>(System.Text.Json.JsonNamingPolicy.KebabCaseLower)
    where T : struct, Enum;
