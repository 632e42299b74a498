namespace Ksf.Gateway.Telemetry;

/// <summary>Logs each change once and nothing per request. Requests are in the traces.</summary>
internal static class Logs
{
    public static void KeepToChanges(this ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("System.Net.Http", LogLevel.Warning)
        // The answer to the probe has the result.
        .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None)
        .AddFilter("Yarp", LogLevel.Warning)
        // ReadinessPolicy logs when a destination goes down or up. These would log it for every check and every request.
        .AddFilter("Yarp.ReverseProxy.Health.DestinationHealthUpdater", LogLevel.Error)
        .AddFilter("Yarp.ReverseProxy.Health.ActiveHealthCheckMonitor", LogLevel.Error)
        .AddFilter("Yarp.ReverseProxy.Forwarder.ForwarderMiddleware", LogLevel.Error)
        .AddFilter("Yarp.ReverseProxy.LoadBalancing.LoadBalancingMiddleware", LogLevel.Error);
}
