using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace Ksf.Gateway.Health;

/// <summary>
/// Marks a destination as unhealthy as soon as a request fails to connect to it, without waiting for the next readiness check.
/// </summary>
internal sealed class ConnectionPolicy(IDestinationHealthUpdater health) : IPassiveHealthCheckPolicy
{
    public const string PolicyName = "Connection";

    public string Name => PolicyName;

    public void RequestProxied(HttpContext context, ClusterState cluster, DestinationState destination)
    {
        if (!CouldNotConnect(context.GetForwarderErrorFeature()))
            return;
        var period = cluster.Model.Config.HealthCheck?.Passive?.ReactivationPeriod ?? TimeSpan.FromSeconds(2);
        health.SetPassive(cluster, destination, DestinationHealth.Unhealthy, period);
    }

    /// <summary>Whether no byte of the request can have been sent.</summary>
    public static bool CouldNotConnect(IForwarderErrorFeature? error) => error switch
    {
        { Error: ForwarderError.Request, Exception: HttpRequestException refused } =>
            refused.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError,
        // A connect timeout. A late response has no such inner exception.
        { Error: ForwarderError.RequestTimedOut, Exception: OperationCanceledException { InnerException: TimeoutException } } => true,
        _ => false,
    };
}
