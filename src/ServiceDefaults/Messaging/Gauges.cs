using Ksf.ServiceDefaults.Messaging.Receiving;
using Ksf.ServiceDefaults.Messaging.Sending;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>Measures the outbox and the error queues.</summary>
internal sealed class Gauges(OutboxTable outbox, ErrorQueue errors, BrokerConnection broker, TimeProvider time, ILogger<Gauges> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private OutboxState _state = new(AnyParked: false, null);
    private OutboxDepth _depth = new(0, 0);
    private long _errors;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = MessagingTelemetry.Meter;
        meter.CreateObservableGauge("ksf.messaging.outbox_depth", () => _depth.Unsent, "{event}", "Events not sent yet, counted up to 10 000.");
        meter.CreateObservableGauge("ksf.messaging.outbox_parked", () => _depth.Parked, "{event}", "Events that are parked, counted up to 10 000.");
        meter.CreateObservableGauge("ksf.messaging.outbox_age", Age, "s", "Age of the oldest event that waits to be sent.");
        meter.CreateObservableGauge("ksf.messaging.error_queue_depth", () => _errors, "{event}", "Events in the error queues.");
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                _state = await outbox.StateAsync(stoppingToken);
                _depth = await outbox.DepthAsync(stoppingToken);
                if (broker.IsOpen)
                    _errors = await errors.CountAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The dispatcher logs outages; here the last measurement stands.
                logger.LogDebug(e, "The outbox could not be measured");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private double Age() => _state.OldestWaitingSince is { } since ? (time.GetUtcNow() - since).TotalSeconds : 0;
}
