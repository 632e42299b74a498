using System.Globalization;
using System.Net;
using Ksf.Gateway.Configuration;
using Ksf.Gateway.Health;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Transforms;

namespace Ksf.Gateway.Routes;

/// <summary>Maps the configuration to the proxy's: a cluster per service and the routes to it.</summary>
internal static class ProxyRoutes
{
    /// <summary>Cluster metadata: the deployment and service it belongs to.</summary>
    public const string Deployment = "deployment", Service = "service";

    /// <summary>The portal's route and cluster.</summary>
    public const string Portal = "portal";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IReadOnlyList<RouteConfig> Routes(GatewayConfiguration configuration) =>
    [
        .. from deployment in configuration.Deployments
           from service in deployment.Services
           from route in RoutesTo(deployment.Id, service.Id, configuration.Anonymous)
           select route,
        .. configuration.Routes.Select(route => Route(route.Id, route.Path, route.Token)),
        .. configuration.Portal.Take(1).Select(_ => Route(Portal, "/{**rest}", token: false).WithTransformUseOriginalHostHeader()),
    ];

    public static IReadOnlyList<ClusterConfig> Clusters(GatewayConfiguration configuration) =>
    [
        .. from deployment in configuration.Deployments
           from service in deployment.Services
           select Cluster(ClusterOf(deployment.Id, service.Id), service.Addresses, configuration, deployment.Id, service.Id),
        .. configuration.Routes.Select(route => Cluster(route.Id, route.Addresses, configuration)),
        .. configuration.Portal.Take(1).Select(_ => Cluster(Portal, configuration.Portal, configuration)),
    ];

    public static string ClusterOf(string deployment, string service) => $"{deployment}-{service}";

    private static IEnumerable<RouteConfig> RoutesTo(string deployment, string service, IReadOnlyList<string> anonymous)
    {
        var prefix = $"/{deployment}/{service}/v1";
        var id = ClusterOf(deployment, service);
        yield return Route(id, $"{prefix}/{{**rest}}", token: true);
        foreach (var (index, path) in anonymous.Index())
        {
            var open = Route($"{id}-anonymous-{index}", $"{prefix}/{path}", token: false) with { ClusterId = id };
            yield return open with { Match = open.Match with { Methods = Reading } };
        }
    }

    // The whole path is forwarded. A caller's X-Forwarded-Prefix is removed.
    private static RouteConfig Route(string id, string path, bool token) => new RouteConfig
    {
        RouteId = id,
        ClusterId = id,
        Match = new RouteMatch { Path = path },
        AuthorizationPolicy = token ? "default" : null,
    }.WithTransformXForwarded(xPrefix: ForwardedTransformActions.Remove);

    private static ClusterConfig Cluster(
        string id, IReadOnlyList<Uri> addresses, GatewayConfiguration configuration, string? deployment = null, string? service = null) => new()
        {
            ClusterId = id,
            Destinations = addresses.Index().ToDictionary(
                address => address.Index.ToString(CultureInfo.InvariantCulture),
                address => new DestinationConfig { Address = address.Item.AbsoluteUri },
                StringComparer.Ordinal),
            LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
            HealthCheck = HealthChecks.Config,
            HttpRequest = new ForwarderRequestConfig
            {
                ActivityTimeout = TimeSpan.FromSeconds(configuration.Limits.Seconds),
                // HTTP/2 is negotiated over https. Plain http uses HTTP/1.1 with keep-alive.
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            },
            Metadata = deployment is null ? null : new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Deployment] = deployment,
                [Service] = service ?? "",
            },
        };
}
