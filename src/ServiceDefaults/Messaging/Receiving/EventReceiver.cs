using System.Diagnostics;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>
/// Handles the events of one exchange as the service subscribed to them. Copies of different subjects that arrive together are stored in one
/// transaction. An event with an effect has a transaction of its own, beside the others, so that a slow effect delays its own subject only. The
/// caller keeps the order within a subject.
/// </summary>
internal sealed class EventReceiver : IDisposable
{
    private const int MaximumBatch = 100;

    private static readonly TimeSpan DatabaseDelay = TimeSpan.FromSeconds(1);

    private readonly IServiceScopeFactory _scopes;
    private readonly ReceivingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CoalescingBatch<Arrival> _copies;
    private readonly SemaphoreSlim _effects;
    private readonly Outage _databaseOutage;
    private readonly Subscription[] _ofAll;
    private readonly Subscription[] _ofNouns;

    public EventReceiver(
        [ServiceKey] string exchange, Subscriptions subscriptions, IServiceScopeFactory scopes, IOptions<ReceivingOptions> options, TimeProvider time,
        ILogger<EventReceiver> logger)
    {
        (_scopes, _options, _time, _logger) = (scopes, options.Value, time, logger);
        _copies = new CoalescingBatch<Arrival>(MaximumBatch, HandleInTransactionAsync, mayBeOneItem: e => !IsOutage(e));
        _effects = new SemaphoreSlim(_options.ConcurrentEffects);
        _databaseOutage = new Outage("The database that events are handled in", time, logger);
        var subscribed = subscriptions.List.Where(subscription => subscription.Exchange == exchange).ToArray();
        _ofAll = [.. subscribed.Where(subscription => subscription.Noun is null)];
        _ofNouns = [.. subscribed.Where(subscription => subscription.Noun is not null)];
    }

    /// <summary>Handles one event. Waits as long as the database is away, which is no fault of the event.</summary>
    /// <exception cref="Exception">The handling failed or took longer than <see cref="ReceivingOptions.TimeLimit"/>.</exception>
    public async Task ReceiveAsync(Incoming incoming, CancellationToken stopping)
    {
        var type = incoming.Event.Type;
        Activity.Current?.SetTag("cloudevents.event_type", type).SetTag("cloudevents.event_subject", incoming.Event.Subject);
        if (!Takers(incoming).Any() && _ofAll.Length == 0)
        {
            MessagingTelemetry.Unknown.Add(1, MessagingTelemetry.Tag(type));
            _logger.LogDebug("Event {EventId} is of a type unknown here, {Type}", incoming.Event.Id, type);
            return;
        }
        var arrival = new Arrival(incoming, Activity.Current);
        while (true)
        {
            try
            {
                await HandleAsync(arrival, stopping);
                _databaseOutage.Recovered();
                MessagingTelemetry.Handled.Add(1, MessagingTelemetry.Tag(type));
                return;
            }
            catch (Exception e) when (IsOutage(e) && !stopping.IsCancellationRequested)
            {
                _databaseOutage.Failed(e);
                await Task.Delay(DatabaseDelay, _time, stopping);
            }
            catch (Exception e) when (e is not OperationCanceledException && stopping.IsCancellationRequested)
            {
                // Interrupted, not failed: a cancelled event goes back to its place in the queue.
                throw new OperationCanceledException("The service stops.", e, stopping);
            }
        }
    }

    public void Dispose()
    {
        _copies.Dispose();
        _effects.Dispose();
    }

    private IEnumerable<Subscription> Takers(Incoming incoming) =>
        incoming.Type is { } type ? _ofNouns.Where(subscription => subscription.Takes(type)) : [];

    private async Task HandleAsync(Arrival arrival, CancellationToken stopping)
    {
        foreach (var subscription in _ofAll)
            await WithinLimitAsync(cancellationToken => HandleAsync(subscription, arrival, cancellationToken), stopping);
        var takers = Takers(arrival.Incoming).ToList();
        if (takers.Count == 0)
            return;
        if (takers.TrueForAll(subscription => subscription.Handler is null))
        {
            await _copies.ProcessAsync(arrival, stopping);
            return;
        }
        await _effects.WaitAsync(stopping);
        try
        {
            await HandleInTransactionAsync([arrival], stopping);
        }
        finally
        {
            _effects.Release();
        }
    }

    private async Task HandleAsync(Subscription subscription, Arrival arrival, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        await subscription.React(scope.ServiceProvider, [arrival], cancellationToken);
    }

    private Task HandleInTransactionAsync(IReadOnlyList<Arrival> batch, CancellationToken stopping) => WithinLimitAsync(
        async cancellationToken =>
        {
            await using var scope = _scopes.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<KsfDbContext>();
            await OpenAsync(context, cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            foreach (var subscription in _ofNouns)
            {
                List<Arrival> taken = [.. batch.Where(arrival => subscription.Takes(arrival.Incoming.Type!.Value))];
                if (taken.Count > 0)
                    await subscription.React(scope.ServiceProvider, taken, cancellationToken);
            }
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        },
        stopping);

    /// <summary>Cancels a handling that takes too long. It has then failed: only when the service stops does an event go back to its queue.</summary>
    private async Task WithinLimitAsync(Func<CancellationToken, Task> handle, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(_options.TimeLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            await handle(either.Token);
        }
        catch (OperationCanceledException e) when (!stopping.IsCancellationRequested)
        {
            throw new TimeoutException($"The handling was cancelled; it may take {_options.TimeLimit.TotalSeconds} s.", e);
        }
    }

    /// <summary>Opens the connection by itself: a timeout here means that the database is away, and later that a command ran too long.</summary>
    private static async Task OpenAsync(KsfDbContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            throw new OutageException(e);
        }
    }

    private static bool IsOutage(Exception? e) => e switch
    {
        null => false,
        OutageException => true,
        TimeoutException => false,
        // No connection (08), no room or memory (53), shutting down or starting (57P), not promoted yet (25006): no event is the cause.
        PostgresException { SqlState: var state } => state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal)
            || state.StartsWith("57P", StringComparison.Ordinal) || state == PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException } => true,
        _ => IsOutage(e.InnerException),
    };

    private sealed class OutageException(Exception reason) : Exception("The database cannot be reached.", reason);
}
