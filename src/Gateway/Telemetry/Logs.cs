namespace Ksf.Gateway.Telemetry;

/// <summary>What the gateway logs: each change once, no line per request. The telemetry has the requests.</summary>
internal static class Logs
{
    public static void KeepToChanges(this ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("System.Net.Http", LogLevel.Warning)
        .AddFilter("Yarp", LogLevel.Warning)
        // That a destination is out and that it is back, rather than every check and every request that finds it so.
        .AddFilter("Yarp.ReverseProxy.Health.DestinationHealthUpdater", LogLevel.Information)
        .AddFilter("Yarp.ReverseProxy.Health.ActiveHealthCheckMonitor", LogLevel.Error)
        .AddFilter("Yarp.ReverseProxy.Forwarder.ForwarderMiddleware", LogLevel.Error);
}
