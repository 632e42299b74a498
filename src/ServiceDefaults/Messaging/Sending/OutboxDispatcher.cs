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
    private readonly UnderWay _underWay = new(most: 8);
    private readonly Together<Delivery> _settling = new(maximum: 100, outbox.SettleAsync, oneMayBeToBlame: _ => false);

    private volatile bool _sends;
    private long _lookedAt;
    private TimeSpan _lookAgainAfter;

    /// <summary>Whether all that could be sent has been, once since the process started.</summary>
    public bool HasCaughtUp { get; private set; }

    public override void Dispose()
    {
        _settling.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        handover.CanSend = () => _sends && broker.IsOpen;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WaitForBrokerAsync(stoppingToken);
                _sends = true;
                var more = await DispatchAsync(stoppingToken);
                if (more)
                    continue;
                HasCaughtUp = true;
                var untilNextLook = _lookAgainAfter - time.GetElapsedTime(_lookedAt);
                if (untilNextLook > TimeSpan.Zero)
                    await handover.WaitAsync(untilNextLook, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                _sends = false;
                _databaseOutage.Noticed(e);
                handover.Look();
                await Task.Delay(options.Value.ReconnectDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        _sends = false;
        await _underWay.NoneAsync();
        await LetGoOfAllAsync(stoppingToken);
    }

    /// <summary>While the broker is away, what was handed over is free for a replica that reaches it.</summary>
    private async Task WaitForBrokerAsync(CancellationToken stopping)
    {
        if (broker.IsOpen)
            return;
        _sends = false;
        var connected = broker.WaitAsync(stopping);
        while (!connected.IsCompleted)
        {
            await LetGoOfAllAsync(stopping);
            await Task.WhenAny(connected, Task.Delay(options.Value.ReconnectDelay, time, stopping));
        }
        await connected;
    }

    /// <summary>
    /// Sends what has been handed over, without waiting for what is under way: an event is handed over only when no other of its subject is to be
    /// sent. And then a batch of what else there is in the outbox, when it is time to look.
    /// </summary>
    /// <returns>Whether there may be more to send at once.</returns>
    private async Task<bool> DispatchAsync(CancellationToken stopping)
    {
        var lease = options.Value.Lease;
        await _underWay.RoomAsync();
        var handed = handover.Take();
        // What has waited here for long, because the broker was away, has too little time left to be sent in.
        var now = time.GetUtcNow();
        var byTime = handed.ToLookup(claimed => claimed.LeasedUntil - now > lease * 5 / 6);
        List<ClaimedEvent> inTime = [.. byTime[true]];
        if (inTime.Count > 0)
            _underWay.Add(SendHandedAsync(inTime, inTime.Min(claimed => claimed.LeasedUntil) - (lease / 3), stopping));
        await LetGoAsync([.. byTime[false], .. handover.TakeDoubtful()], stopping);
        if (!broker.IsOpen)
            return true;

        var told = handover.TakeLook();
        if (!told && time.GetElapsedTime(_lookedAt) < _lookAgainAfter)
            return handed.Count > 0;
        var claimed = await outbox.ClaimAsync(stopping);
        _databaseOutage.Over();
        // An event may wait for an earlier one of its subject that another replica has under way: that takes milliseconds.
        _lookAgainAfter = told || claimed.Count > 0 ? FirstDelay : _lookAgainAfter * 2;
        if (_lookAgainAfter > options.Value.Poll)
            _lookAgainAfter = options.Value.Poll;
        _lookedAt = time.GetTimestamp();
        // A claim that is not full took all there was.
        if (claimed.Count == options.Value.BatchSize)
            handover.Look();
        if (claimed.Count > 0)
            await SendAndSettleAsync(claimed, time.GetUtcNow() + (lease * 2 / 3), stopping);
        return handed.Count + claimed.Count > 0;
    }

    private async Task SendHandedAsync(IReadOnlyList<ClaimedEvent> events, DateTimeOffset latest, CancellationToken stopping)
    {
        try
        {
            await SendAndSettleAsync(events, latest, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was settled is settled.
        }
        catch (Exception e)
        {
            _databaseOutage.Noticed(e);
            handover.Look();
        }
    }

    /// <summary>Sends events, and notes what became of each.</summary>
    private async Task SendAndSettleAsync(IReadOnlyList<ClaimedEvent> events, DateTimeOffset latest, CancellationToken stopping)
    {
        var delivery = new Delivery(events);
        try
        {
            // Not the stopping token: a batch under way is finished, which takes milliseconds, rather than sent twice.
            var rest = latest - time.GetUtcNow();
            using var deadline = new CancellationTokenSource(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, time);
            await SendAsync(events, delivery, deadline.Token);
            // Closed before the leases are given back: nothing that it still holds may come out behind what another replica then sends.
            if (delivery.ConnectionLost is { } reason)
                await broker.AbandonAsync(reason);
        }
        finally
        {
            await SettleAsync(delivery, stopping);
        }
        Report(delivery);
        if (delivery.Confirmed.Count < events.Count)
            handover.Look();
        if (delivery.ConnectionLost is null)
            return;
        _sends = false;
        // A broker that takes connections and then drops them would otherwise be asked again and again without a pause.
        if (delivery.Confirmed.Count == 0)
            await Task.Delay(options.Value.ReconnectDelay / 4, time, stopping);
    }

    private async Task LetGoOfAllAsync(CancellationToken stopping)
    {
        while (handover.Take() is { Count: > 0 } handed)
            await LetGoAsync(handed, stopping);
        while (handover.TakeDoubtful() is { Count: > 0 } doubtful)
            await LetGoAsync(doubtful, stopping);
    }

    /// <summary>Leaves events to be claimed, by this or another replica.</summary>
    private async Task LetGoAsync(IReadOnlyList<ClaimedEvent> events, CancellationToken stopping)
    {
        if (events.Count == 0)
            return;
        await SettleAsync(new Delivery(events), stopping);
        handover.Look();
    }

    /// <summary>Tries for as long as the leases last: what is forgotten here holds its subject back until they end.</summary>
    private async Task SettleAsync(Delivery delivery, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await _settling.DoAsync(delivery, CancellationToken.None);
                _databaseOutage.Over();
                return;
            }
            catch (Exception e)
            {
                _databaseOutage.Noticed(e);
                if (stopping.IsCancellationRequested || delivery.Events.All(claimed => claimed.LeasedUntil < time.GetUtcNow()))
                    return;
                _sends = false;
                await Task.Delay(options.Value.ReconnectDelay / 4, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
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
            var error = await publisher.PublishAloneAsync(claimed, deadline);
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
