using Ksf.ServiceDefaults.Messaging.Receiving;
using Ksf.ServiceDefaults.Messaging.Sending;
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>
/// Reports not ready until the backlog at startup has been sent from the outbox and handled from the queues. A service that was down would
/// otherwise answer from stale copies. The wait is capped at half a minute, because a long backlog must not block requests.
/// </summary>
internal sealed class CaughtUpCheck(
    OutboxDispatcher dispatcher, IBusControl bus, InFlightEvents inFlight, BrokerConnection broker, Deployment deployment, TimeProvider time,
    ILogger<CaughtUpCheck> logger) : IHealthCheck
{
    private static readonly TimeSpan MaximumWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RecountDelay = TimeSpan.FromMilliseconds(100);

    private readonly long _startedAt = time.GetTimestamp();
    private bool _caughtUp;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (_caughtUp)
            return HealthCheckResult.Healthy();
        if (!broker.IsOpen || bus.CheckHealth().Status != BusHealthStatus.Healthy)
            return HealthCheckResult.Unhealthy("The broker has not been reached yet.");
        if (!dispatcher.HasCaughtUp)
            return HealthCheckResult.Unhealthy("The backlog of the outbox is being sent.");
        var waiting = await WaitingAsync(cancellationToken);
        if (waiting == 0)
        {
            // An event on its way from the broker is neither in the queue nor in flight for a moment, so the count must be zero twice.
            await Task.Delay(RecountDelay, time, cancellationToken);
            waiting = await WaitingAsync(cancellationToken);
        }
        if (waiting > 0 && time.GetElapsedTime(_startedAt) > MaximumWait)
        {
            logger.LogWarning("Ready though {Waiting} events wait in the queues of {Service}", waiting, deployment.Service);
            waiting = 0;
        }
        _caughtUp = waiting == 0;
        return _caughtUp ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The backlog of the queues is being handled.");
    }

    private async Task<long> WaitingAsync(CancellationToken cancellationToken) =>
        inFlight.Count + await broker.CountAsync(MessagingTopology.Queues(deployment.Service), cancellationToken);
}

/// <summary>Degraded while an event is parked or has waited too long to be sent.</summary>
internal sealed class OutboxCheck(OutboxTable outbox, IOptions<SendingOptions> options, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = await outbox.StateAsync(cancellationToken);
        if (state.AnyParked)
            return HealthCheckResult.Degraded("Events are parked; see the log, then redrive.");
        return time.GetUtcNow() - state.OldestWaitingSince > options.Value.LongestWait
            ? HealthCheckResult.Degraded($"The oldest unsent event has waited since {state.OldestWaitingSince:O}.")
            : HealthCheckResult.Healthy();
    }
}
