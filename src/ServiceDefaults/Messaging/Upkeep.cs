using Ksf.ServiceDefaults.Messaging.Receiving;
using Ksf.ServiceDefaults.Messaging.Sending;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>Measures the outbox and the error queue for the gauges, and removes what was sent long ago.</summary>
internal sealed class Upkeep(
    OutboxTable outbox, OutboxHistory history, ErrorQueue errors, BrokerConnection broker, TimeProvider time, ILogger<Upkeep> logger)
    : BackgroundService
{
    private static readonly TimeSpan MeasureEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan CleanEvery = TimeSpan.FromHours(1);

    private OutboxState _state = new(0, 0, null);
    private long _errors;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = MessagingTelemetry.Meter;
        meter.CreateObservableGauge("ksf.messaging.outbox_depth", () => _state.Unsent, "{event}", "Events not sent yet, parked ones among them.");
        meter.CreateObservableGauge("ksf.messaging.outbox_parked", () => _state.Parked, "{event}", "Events given up until they are redriven.");
        meter.CreateObservableGauge("ksf.messaging.outbox_age", Age, "s", "Age of the oldest event that waits to be sent.");
        meter.CreateObservableGauge("ksf.messaging.error_queue_depth", () => _errors, "{event}", "Events in the error queue.");
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var cleaned = time.GetTimestamp();
        using var timer = new PeriodicTimer(MeasureEvery, time);
        do
        {
            try
            {
                await MeasureAsync(stoppingToken);
                if (time.GetElapsedTime(cleaned) < CleanEvery)
                    continue;
                await history.RemoveOldAsync(stoppingToken);
                cleaned = time.GetTimestamp();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // An outage is told of by those who need what is away; here the last measurement just stands.
                logger.LogDebug(e, "The outbox could not be measured");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        _state = await outbox.StateAsync(cancellationToken);
        if (broker.IsOpen)
            _errors = await errors.CountAsync(cancellationToken);
    }

    private double Age() => _state.OldestWaitingSince is { } since ? (time.GetUtcNow() - since).TotalSeconds : 0;
}
