namespace Ksf.ServiceDefaults.Telemetry;

/// <summary>The one list of what is traced and measured, by us and by what we stand on.</summary>
public static class TelemetryNames
{
    /// <summary>Sending and receiving events.</summary>
    public const string Messaging = "Ksf.Messaging";

    /// <summary>
    /// Activity sources. RabbitMQ.Client's own subscriber source is left out: it begins a new trace for each delivery, where MassTransit's
    /// goes on with the sender's.
    /// </summary>
    internal static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit", "Yarp.ReverseProxy", Messaging];

    /// <summary>Meters.</summary>
    internal static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Diagnostics",
        "System.Net.Http", "System.Runtime", "Npgsql", "MassTransit", "Yarp.ReverseProxy", Messaging,
    ];
}
