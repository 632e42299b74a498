namespace Ksf.Gateway.Telemetry;

/// <summary>What the gateway logs: each change once, no line per request. The telemetry has the requests.</summary>
internal static class Logs
{
    public static void KeepToChanges(this ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("System.Net.Http", LogLevel.Warning)
        // Whoever asks is told.
        .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None)
        .AddFilter("Yarp", LogLevel.Warning)
        // ReadinessPolicy tells that a destination is down and that it is up, rather than every check and every request that finds it so.
        .AddFilter("Yarp.ReverseProxy.Health.DestinationHealthUpdater", LogLevel.Error)
        .AddFilter("Yarp.ReverseProxy.Health.ActiveHealthCheckMonitor", LogLevel.Error)
        .AddFilter("Yarp.ReverseProxy.Forwarder.ForwarderMiddleware", LogLevel.Error)
        .AddFilter("Yarp.ReverseProxy.LoadBalancing.LoadBalancingMiddleware", LogLevel.Error);
}
