using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>
/// Sends the events of the outbox: in order within each subject, each at least once. An event that fails alone is tried again with backoff and then
/// parked, which holds back its own subject only. Any number of replicas may run.
/// </summary>
internal sealed class OutboxDispatcher(
    OutboxTable outbox,
    OutboxSender sender,
    BrokerConnection broker,
    Handover handover,
    IOptions<SendingOptions> options,
    TimeProvider time,
    ILogger<OutboxDispatcher> logger) : BackgroundService
{
    private const int MaximumInFlight = 8;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(25);

    private readonly Outage _databaseOutage = new("The database with the outbox", time, logger);
    private readonly InFlightBatches _inFlight = new(MaximumInFlight);
    private readonly CoalescingBatch<Delivery> _settling = new(maximumSize: 100, outbox.SettleAsync, mayBeOneItem: _ => false, time);

    private readonly BatchSpacing _spacing = new(time);
    private volatile bool _sends;
    private volatile Task _pause = Task.CompletedTask;
    private long _claimedAt;
    private TimeSpan _claimAgainAfter;

    /// <summary>Whether the backlog at startup has been sent.</summary>
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
                if (!await DispatchAsync(stoppingToken))
                    await WaitForMoreAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                _sends = false;
                _databaseOutage.Failed(e);
                handover.RequestClaim();
                await Task.Delay(options.Value.ReconnectDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        _sends = false;
        await _inFlight.DrainAsync();
        await ReleaseAllAsync(stoppingToken);
    }

    /// <summary>Releases handed-over events while the broker is unreachable, so that a replica with a connection can send them.</summary>
    private async Task WaitForBrokerAsync(CancellationToken stopping)
    {
        await _pause;
        if (broker.IsOpen)
            return;
        _sends = false;
        var connected = broker.WaitAsync(stopping);
        while (!connected.IsCompleted)
        {
            await ReleaseAllAsync(stopping);
            await Task.WhenAny(connected, Task.Delay(options.Value.ReconnectDelay, time, stopping));
        }
        await connected;
    }

    /// <summary>
    /// Sends the events that have been handed over, and, when it is time to claim, a batch of the others in the outbox. Neither waits for the batches
    /// in flight: an event is handed over or claimed only when no earlier one of its subject is leased.
    /// </summary>
    /// <returns>Whether there may be more to send at once.</returns>
    private async Task<bool> DispatchAsync(CancellationToken stopping)
    {
        await _inFlight.WaitForSlotAsync();
        await _spacing.WaitAsync(stopping);
        var handed = handover.TakeCommitted();
        // An event that waited during an outage has too little of its lease left.
        var now = time.GetUtcNow();
        var inTime = handed.ToLookup(claimed => claimed.LeasedUntil - now > options.Value.Lease * 5 / 6);
        _spacing.Begin(handed.Count);
        Send([.. inTime[true]], stopping);
        await ReleaseAsync([.. inTime[false], .. handover.TakeUncertain()], stopping);
        if (!broker.IsOpen)
            return true;

        var requested = handover.TakeClaimRequest();
        if (!requested && time.GetElapsedTime(_claimedAt) < _claimAgainAfter)
            return handed.Count > 0;
        var claimed = await outbox.ClaimAsync(stopping);
        _databaseOutage.Recovered();
        // An event may be blocked by an earlier one of its subject that another replica is sending, which takes milliseconds.
        var backoff = requested || claimed.Count > 0 ? FirstDelay : _claimAgainAfter * 2;
        _claimAgainAfter = backoff < options.Value.Poll ? backoff : options.Value.Poll;
        _claimedAt = time.GetTimestamp();
        // A claim that is not full took all there was.
        if (claimed.Count == options.Value.BatchSize)
            handover.RequestClaim();
        Send(claimed, stopping);
        return handed.Count + claimed.Count > 0;
    }

    private async Task WaitForMoreAsync(CancellationToken stopping)
    {
        if (!HasCaughtUp)
        {
            await _inFlight.DrainAsync();
            HasCaughtUp = !handover.ClaimRequested;
        }
        var untilNextClaim = _claimAgainAfter - time.GetElapsedTime(_claimedAt);
        if (untilNextClaim > TimeSpan.Zero)
            await handover.WaitAsync(untilNextClaim, stopping);
    }

    private void Send(IReadOnlyList<ClaimedEvent> events, CancellationToken stopping)
    {
        if (events.Count > 0)
            _inFlight.Add(SendAsync(events, stopping));
    }

    /// <summary>Sends a batch and settles it. Never fails: what is not settled is claimed again when its lease ends.</summary>
    private async Task SendAsync(IReadOnlyList<ClaimedEvent> events, CancellationToken stopping)
    {
        // Not cancelled when the service stops, because a cancelled batch would be sent twice.
        var delivery = await sender.SendAsync(events);
        if (delivery.ConnectionLost is not null)
        {
            _sends = false;
            // Prevents a tight loop against a broker that accepts connections and then drops them.
            if (delivery.Confirmed.Count == 0)
                _pause = Task.Delay(options.Value.ReconnectDelay / 4, time, CancellationToken.None);
        }
        await SettleAsync(delivery, stopping);
        sender.Report(delivery);
        if (delivery.Confirmed.Count < events.Count)
            handover.RequestClaim();
    }

    private async Task ReleaseAllAsync(CancellationToken stopping)
    {
        while (handover.TakeCommitted() is { Count: > 0 } handed)
            await ReleaseAsync(handed, stopping);
        while (handover.TakeUncertain() is { Count: > 0 } uncertain)
            await ReleaseAsync(uncertain, stopping);
    }

    /// <summary>Leaves events to be claimed by this or another replica.</summary>
    private async Task ReleaseAsync(IReadOnlyList<ClaimedEvent> events, CancellationToken stopping)
    {
        if (events.Count == 0)
            return;
        await SettleAsync(new Delivery(events), stopping);
        handover.RequestClaim();
    }

    /// <summary>Retries for as long as the leases last, because an unsettled event holds its subject back until they end.</summary>
    private async Task SettleAsync(Delivery delivery, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await _settling.ProcessAsync(delivery, CancellationToken.None);
                _databaseOutage.Recovered();
                return;
            }
            catch (Exception e)
            {
                _databaseOutage.Failed(e);
                if (stopping.IsCancellationRequested || delivery.Events.All(claimed => claimed.LeasedUntil < time.GetUtcNow()))
                    return;
                _sends = false;
                await Task.Delay(options.Value.ReconnectDelay / 4, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
