namespace Ksf.Gateway.Telemetry;

/// <summary>Filters the proxy's logs: each change is logged once, and no request.</summary>
internal static class Logs
{
    public static void FilterProxyLogs(this ILoggingBuilder logging) => logging
        .AddFilter("Yarp", LogLevel.Warning)
        // ReadinessPolicy logs when a destination goes down or up, so these would only repeat it for every check and request.
        .AddFilter("Yarp.ReverseProxy.Health.DestinationHealthUpdater", LogLevel.Error)
        .AddFilter("Yarp.ReverseProxy.Health.ActiveHealthCheckMonitor", LogLevel.Error)
        .AddFilter("Yarp.ReverseProxy.Forwarder.ForwarderMiddleware", LogLevel.Error)
        .AddFilter("Yarp.ReverseProxy.LoadBalancing.LoadBalancingMiddleware", LogLevel.Error);
}
