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
    OutboxSignal signal,
    IOptions<SendingOptions> options,
    TimeProvider time,
    ILogger<OutboxDispatcher> logger) : BackgroundService
{
    private readonly Outage _databaseOutage = new("The database with the outbox", time, logger);

    /// <summary>Whether all that could be sent has been, once since the process started.</summary>
    public bool HasCaughtUp { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await broker.WaitAsync(stoppingToken);
                var more = await DispatchAsync(stoppingToken);
                _databaseOutage.Over();
                if (more)
                    continue;
                HasCaughtUp = true;
                if (options.Value.Gather > TimeSpan.Zero)
                    await Task.Delay(options.Value.Gather, time, stoppingToken);
                await signal.WaitAsync(options.Value.Poll, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                _databaseOutage.Noticed(e);
                await Task.Delay(options.Value.ReconnectDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Claims one batch, sends it and settles it.</summary>
    /// <returns>Whether there may be more to send at once.</returns>
    internal async Task<bool> DispatchAsync(CancellationToken stopping)
    {
        var claim = await outbox.ClaimAsync(stopping);
        if (claim.Events.Count == 0)
            return false;
        // Not the stopping token: a batch under way is finished, which takes milliseconds, rather than sent twice.
        using var deadline = new CancellationTokenSource(options.Value.Lease * 2 / 3, time);
        var delivery = new Delivery(claim);
        try
        {
            await SendAsync(claim, delivery, deadline.Token);
        }
        finally
        {
            await outbox.SettleAsync(claim, delivery.Confirmed, delivery.Failed, CancellationToken.None);
        }
        Report(delivery);
        // A claim that was not full took all there was; what has been written since has set the signal.
        if (delivery.ConnectionLost is not { } reason)
            return claim.Events.Count == options.Value.BatchSize || delivery.Failed.Count > 0;
        await broker.AbandonAsync(reason);
        // A broker that takes connections and then drops them would otherwise be asked again and again without a pause.
        if (delivery.Confirmed.Count == 0)
            await Task.Delay(options.Value.ReconnectDelay / 4, time, stopping);
        return true;
    }

    private async Task SendAsync(Claim claim, Delivery delivery, CancellationToken deadline)
    {
        var outcome = await publisher.PublishAsync(claim.Events, deadline);
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
