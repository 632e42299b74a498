namespace Ksf.Gateway.Telemetry;

/// <summary>What the proxy logs: each change once, and no line per request.</summary>
internal static class Logs
{
    public static void KeepToChanges(this ILoggingBuilder logging) => logging
        .AddFilter("Yarp", LogLevel.Warning)
        // ReadinessPolicy logs that a destination is down and that it is up, rather than every check and every request that finds it so.
        .AddFilter("Yarp.ReverseProxy.Health.DestinationHealthUpdater", LogLevel.Error)
        .AddFilter("Yarp.ReverseProxy.Health.ActiveHealthCheckMonitor", LogLevel.Error)
        .AddFilter("Yarp.ReverseProxy.Forwarder.ForwarderMiddleware", LogLevel.Error)
        .AddFilter("Yarp.ReverseProxy.LoadBalancing.LoadBalancingMiddleware", LogLevel.Error);
}
