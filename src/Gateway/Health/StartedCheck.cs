using Microsoft.Extensions.Diagnostics.HealthChecks;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace Ksf.Gateway.Health;

/// <summary>
/// Whether all services have been up at the same time since the gateway started, for a host that waits for startup. The periodic check can
/// lag two seconds, so this one probes the missing services immediately. Later failures show in <c>/status</c>.
/// </summary>
internal sealed class StartedCheck(IProxyStateLookup proxy, IActiveHealthCheckMonitor monitor) : IHealthCheck
{
    public const string Tag = "started";

    private volatile bool _started;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (_started)
            return HealthCheckResult.Healthy();
        await monitor.CheckHealthAsync(NotUp());
        var waitsFor = NotUp().Select(cluster => cluster.ClusterId).Order(StringComparer.Ordinal).ToArray();
        _started = waitsFor.Length == 0;
        return _started ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"Waiting for {string.Join(", ", waitsFor)}.");
    }

    private ClusterState[] NotUp() =>
        [.. proxy.GetClusters().Where(cluster => !cluster.DestinationsState.AllDestinations.All(destination => destination.Health.IsUp()))];
}
