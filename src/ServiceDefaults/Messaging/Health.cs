using Ksf.ServiceDefaults.Messaging.Receiving;
using Ksf.ServiceDefaults.Messaging.Sending;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>
/// A service is not ready before it has reached the broker once. That it is lost later only degrades it: what is asked of the service
/// can still be done, and its events wait in the outbox.
/// </summary>
internal sealed class BrokerHealth(BrokerConnection broker, EventConsumer consumer) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        (broker.IsOpen, consumer.IsListening, broker.HasBeenOpen) switch
        {
            (true, true, _) => HealthCheckResult.Healthy("Connected, and listening to the queue."),
            (_, _, false) => HealthCheckResult.Unhealthy("The broker has not been reached yet."),
            (true, false, _) => HealthCheckResult.Degraded("Connected, but not listening to the queue."),
            _ => HealthCheckResult.Degraded("The broker is lost; events wait in the outbox."),
        });
}

/// <summary>Degraded while something is parked or has waited too long to be sent.</summary>
internal sealed class OutboxHealth(OutboxTable outbox, IOptions<SendingOptions> options, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = await outbox.StateAsync(cancellationToken);
        var data = new Dictionary<string, object> { ["unsent"] = state.Unsent, ["parked"] = state.Parked };
        if (state.Parked > 0)
            return HealthCheckResult.Degraded($"{state.Parked} events are parked; see the log, then redrive.", data: data);
        return time.GetUtcNow() - state.OldestWaitingSince > options.Value.LongestWait
            ? HealthCheckResult.Degraded($"The oldest of {state.Unsent} unsent events has waited since {state.OldestWaitingSince:O}.", data: data)
            : HealthCheckResult.Healthy(data: data);
    }
}
