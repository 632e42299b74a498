using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>
/// Sends what is in the outbox: in order within each subject, each at least once. A row that fails alone is tried again with growing
/// waits and then parked, which holds back its own subject only. Any number of replicas may run.
/// </summary>
internal sealed class OutboxDispatcher(
    OutboxTable outbox,
    EventPublisher publisher,
    BrokerConnection broker,
    Handover handover,
    IOptions<SendingOptions> options,
    TimeProvider time,
    ILogger<OutboxDispatcher> logger) : BackgroundService
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(25);

    private readonly Outage _databaseOutage = new("The database with the outbox", time, logger);

    private long _lookedAt;
    private TimeSpan _lookAgainAfter;

    /// <summary>Whether all that could be sent has been, once since the process started.</summary>
    public bool HasCaughtUp { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                handover.IsOpen = broker.IsOpen;
                await broker.WaitAsync(stoppingToken);
                handover.IsOpen = true;
                var more = await DispatchAsync(stoppingToken);
                _databaseOutage.Over();
                if (more)
                    continue;
                HasCaughtUp = true;
                await handover.WaitAsync(_lookAgainAfter, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                _databaseOutage.Noticed(e);
                handover.Look();
                await Task.Delay(options.Value.ReconnectDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        await LetGoAsync();
    }

    /// <summary>Sends a batch of what has been handed over, and one of what else there is in the outbox, when it is time to look.</summary>
    /// <returns>Whether there may be more to send at once.</returns>
    private async Task<bool> DispatchAsync(CancellationToken stopping)
    {
        var handed = await TakeHandedAsync();
        if (!await SendAndSettleAsync(handed, stopping))
            return true;
        var told = handover.TakeLook();
        if (!told && time.GetElapsedTime(_lookedAt) < _lookAgainAfter)
            return handed.Count > 0;
        var claimed = await outbox.ClaimAsync(stopping);
        // An event may wait for an earlier one of its subject that another replica has under way: that takes milliseconds.
        _lookAgainAfter = told || claimed.Count > 0 ? FirstDelay : _lookAgainAfter * 2;
        if (_lookAgainAfter > options.Value.Poll)
            _lookAgainAfter = options.Value.Poll;
        _lookedAt = time.GetTimestamp();
        // A claim that is not full took all there was.
        if (claimed.Count == options.Value.BatchSize)
            handover.Look();
        await SendAndSettleAsync(claimed, stopping);
        return handed.Count + claimed.Count > 0;
    }

    /// <summary>What has been handed over and can be sent in time. What has waited for long, because the broker was away, is let go of.</summary>
    private async Task<IReadOnlyList<ClaimedEvent>> TakeHandedAsync()
    {
        var handed = handover.Take();
        var inTime = time.GetUtcNow() + (options.Value.Lease / 2);
        if (handed.All(claimed => claimed.LeasedUntil >= inTime))
            return handed;
        var late = handed.Where(claimed => claimed.LeasedUntil < inTime).ToList();
        await outbox.SettleAsync(late, confirmed: [], failed: [], CancellationToken.None);
        handover.Look();
        return [.. handed.Except(late)];
    }

    /// <summary>Leaves what was handed over and is not sent to other replicas, or to this one when it is back.</summary>
    private async Task LetGoAsync()
    {
        handover.IsOpen = false;
        try
        {
            while (handover.Take() is { Count: > 0 } rest)
                await outbox.SettleAsync(rest, confirmed: [], failed: [], CancellationToken.None);
        }
        catch (Exception e)
        {
            logger.LogDebug(e, "The leases of what was not sent could not be given back; they end by themselves");
        }
    }

    /// <summary>Sends events, and notes what became of each.</summary>
    /// <returns>Whether the connection lasted.</returns>
    private async Task<bool> SendAndSettleAsync(IReadOnlyList<ClaimedEvent> events, CancellationToken stopping)
    {
        if (events.Count == 0)
            return true;
        var delivery = new Delivery(events);
        try
        {
            // Not the stopping token: a batch under way is finished, which takes milliseconds, rather than sent twice.
            var rest = events.Min(claimed => claimed.LeasedUntil) - (options.Value.Lease / 3) - time.GetUtcNow();
            using var deadline = new CancellationTokenSource(rest, time);
            await SendAsync(events, delivery, deadline.Token);
        }
        finally
        {
            await outbox.SettleAsync(events, delivery.Confirmed, delivery.Failed, CancellationToken.None);
        }
        Report(delivery);
        if (delivery.Confirmed.Count < events.Count)
            handover.Look();
        if (delivery.ConnectionLost is not { } reason)
            return true;
        handover.IsOpen = false;
        await broker.AbandonAsync(reason);
        // A broker that takes connections and then drops them would otherwise be asked again and again without a pause.
        if (delivery.Confirmed.Count == 0)
            await Task.Delay(options.Value.ReconnectDelay / 4, time, stopping);
        return false;
    }

    private async Task SendAsync(IReadOnlyList<ClaimedEvent> events, Delivery delivery, CancellationToken deadline)
    {
        var outcome = await publisher.PublishAsync(events, deadline);
        var again = delivery.TakeBatch(outcome);
        if (again.Count == 0)
            return;
        if (IsLost(deadline))
        {
            delivery.BreakOff(outcome.First(error => error is not null)!);
            return;
        }
        // The channel was closed, or single events were refused. Alone, each shows whether it is itself at fault.
        foreach (var claimed in again.Where(claimed => !delivery.IsHeldBack(claimed)))
        {
            var error = (await publisher.PublishAsync([claimed], deadline))[0];
            if (error is not null && IsLost(deadline))
            {
                delivery.BreakOff(error);
                return;
            }
            delivery.TakeSingle(claimed, error);
        }
    }

    private bool IsLost(CancellationToken deadline) => !broker.IsOpen || deadline.IsCancellationRequested;

    private void Report(Delivery delivery)
    {
        MessagingTelemetry.Sent.Add(delivery.Confirmed.Count);
        foreach (var (claimed, reason) in delivery.Failed)
        {
            MessagingTelemetry.Failed.Add(1, MessagingTelemetry.Tag(claimed.Type));
            if (!outbox.IsLastAttempt(claimed))
            {
                logger.LogWarning(
                    "Event {EventId} about {Subject} was not taken by the broker and is tried again: {Reason}",
                    claimed.EventId, claimed.Subject, reason.Message);
                continue;
            }
            MessagingTelemetry.Parked.Add(1, MessagingTelemetry.Tag(claimed.Type));
            logger.LogError(
                reason, "Event {EventId} about {Subject} is parked, and holds back all later events of that subject, until it is redriven",
                claimed.EventId, claimed.Subject);
        }
    }
}
