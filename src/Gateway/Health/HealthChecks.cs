using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace Ksf.Gateway.Health;

/// <summary>How the gateway detects that a destination is down or up again.</summary>
internal static class HealthChecks
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    public static HealthCheckConfig Config { get; } = new()
    {
        // The proxy's own default sends requests to all destinations when none is healthy.
        AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyAndUnknown,
        Active = new ActiveHealthCheckConfig
        {
            Enabled = true,
            Path = "/health/ready",
            Interval = Interval,
            Timeout = Interval,
            Policy = ReadinessPolicy.PolicyName,
        },
        Passive = new PassiveHealthCheckConfig
        {
            Enabled = true,
            Policy = ConnectionPolicy.PolicyName,
            // After this period only the active check counts.
            ReactivationPeriod = Interval,
        },
    };

    public static IServiceCollection AddHealthPolicies(this IServiceCollection services) => services
        .AddSingleton<ReadinessPolicy>()
        .AddSingleton<IActiveHealthCheckPolicy>(provider => provider.GetRequiredService<ReadinessPolicy>())
        .AddSingleton<IPassiveHealthCheckPolicy, ConnectionPolicy>()
        .AddSingleton<StartedCheck>();

    /// <summary>Whether a destination was ready at its last check, and no connection to it has failed since.</summary>
    public static bool IsUp(this DestinationHealthState health) =>
        health is { Active: DestinationHealth.Healthy, Passive: not DestinationHealth.Unhealthy };
}
