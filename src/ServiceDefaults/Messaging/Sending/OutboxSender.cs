using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>
/// Sends a batch within its leases and isolates the event at fault when something fails. The whole batch gets half of the lease, and then
/// each suspect a sixth of it.
/// </summary>
internal sealed class OutboxSender(
    EventPublisher publisher, BrokerConnection broker, IOptions<SendingOptions> options, TimeProvider time, ILogger<OutboxSender> logger)
{
    private readonly TimeSpan _sixth = options.Value.Lease / 6;

    /// <summary>Sends events. The caller must release those that are neither confirmed nor failed.</summary>
    public async Task<Delivery> SendAsync(IReadOnlyList<ClaimedEvent> events)
    {
        var delivery = new Delivery(events);
        var leaseEnd = events.Min(claimed => claimed.LeasedUntil);
        // An event that failed before would delay the others again.
        var failedBefore = events.Where(claimed => claimed.Attempts > 0).Select(claimed => claimed.Subject).ToHashSet();
        var batch = failedBefore.Count == 0 ? events : [.. events.Where(claimed => !failedBefore.Contains(claimed.Subject))];
        using var limit = Limit(leaseEnd - (3 * _sixth) - time.GetUtcNow());
        var outcome = batch.Count == 0 ? [] : await publisher.PublishAsync(batch, limit.Token);
        var suspects = delivery.RecordBatch(batch, outcome);
        foreach (var claimed in suspects.Concat(events.Where(claimed => failedBefore.Contains(claimed.Subject))))
        {
            if (delivery.ConnectionLost is not null || leaseEnd - time.GetUtcNow() < 2 * _sixth)
                break;
            if (!delivery.IsHeldBack(claimed))
                await SendAloneAsync(claimed, delivery);
        }
        // Closed before the leases are released, because messages still buffered in it could arrive after those of another replica.
        if (delivery.ConnectionLost is { } reason)
            await broker.AbandonAsync(reason);
        return delivery;
    }

    public void Report(Delivery delivery)
    {
        MessagingTelemetry.Sent.Add(delivery.Confirmed.Count);
        foreach (var (claimed, reason) in delivery.Failed)
        {
            MessagingTelemetry.Failed.Add(1, MessagingTelemetry.Tag(claimed.Type));
            if (!options.Value.IsLastAttempt(claimed.Attempts))
            {
                logger.LogWarning(
                    "Event {EventId} about {Subject} was not confirmed by the broker and is retried: {Reason}",
                    claimed.EventId, claimed.Subject, reason.Message);
                continue;
            }
            MessagingTelemetry.Parked.Add(1, MessagingTelemetry.Tag(claimed.Type));
            logger.LogError(
                reason, "Event {EventId} about {Subject} is parked and blocks all later events of that subject until it is redriven",
                claimed.EventId, claimed.Subject);
        }
    }

    /// <summary>An event that fails alone is at fault if the broker still confirms others.</summary>
    private async Task SendAloneAsync(ClaimedEvent claimed, Delivery delivery)
    {
        using var limit = Limit(_sixth);
        var error = await publisher.PublishAloneAsync(claimed, limit.Token);
        if (error is OperationCanceledException)
            error = new TimeoutException($"The broker did not confirm it within {_sixth.TotalSeconds} s.", error);
        using var probing = Limit(_sixth / 2);
        if (error is not null && !(broker.IsOpen && await publisher.IsConfirmingAsync(probing.Token)))
            delivery.Abort(error);
        else
            delivery.RecordSingle(claimed, error);
    }

    private CancellationTokenSource Limit(TimeSpan rest) => new(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, time);
}
