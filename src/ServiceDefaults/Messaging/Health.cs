using Ksf.ServiceDefaults.Messaging.Receiving;
using Ksf.ServiceDefaults.Messaging.Sending;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

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

/// <summary>
/// Not ready before what waited when the process started is done: sent from the outbox, and taken from the queue. A service that was away would
/// else answer from copies that it has just been told to change. It does not wait for ever: a long backlog is worked off while requests are served.
/// </summary>
internal sealed class CaughtUpHealth(
    OutboxDispatcher dispatcher, EventConsumer consumer, BrokerConnection broker, Deployment deployment, TimeProvider time, ILogger<CaughtUpHealth> logger)
    : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly long _began = time.GetTimestamp();
    private bool _done;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (_done)
            return HealthCheckResult.Healthy();
        if (!consumer.IsListening || !broker.IsOpen)
            return HealthCheckResult.Unhealthy("The queue is not listened to yet.");
        if (!dispatcher.HasCaughtUp)
            return HealthCheckResult.Unhealthy("What waited in the outbox is being sent.");
        await using var channel = await broker.Opened.CreateChannelAsync(cancellationToken: cancellationToken);
        var waiting = await WaitingAsync(channel, cancellationToken);
        if (waiting == 0)
        {
            // What is on its way from the broker is neither in the queue nor under way for a moment, so it must be found empty twice.
            await Task.Delay(BetweenLooks, time, cancellationToken);
            waiting = await WaitingAsync(channel, cancellationToken);
        }
        if (waiting > 0 && time.GetElapsedTime(_began) > Patience)
        {
            logger.LogWarning("Ready though {Waiting} events wait in the queue {Queue}", waiting, deployment.Service);
            waiting = 0;
        }
        _done = waiting == 0;
        return _done ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("What waited in the queue is being taken.");
    }

    private async Task<long> WaitingAsync(IChannel channel, CancellationToken cancellationToken) =>
        await channel.MessageCountAsync(deployment.Service, cancellationToken) + consumer.UnderWay;
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
