using System.Diagnostics;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>
/// Dispatches the events of one exchange to the service's subscriptions. Concurrent updates of copies are batched in one transaction. An
/// event with an effect has its own transaction, so that a slow effect delays only its own subject. The caller keeps the order within a
/// subject.
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
    private readonly Subscription[] _toAllEvents;
    private readonly Subscription[] _toNouns;

    public EventReceiver(
        [ServiceKey] string exchange, Subscriptions subscriptions, IServiceScopeFactory scopes, IOptions<ReceivingOptions> options, TimeProvider time,
        ILogger<EventReceiver> logger)
    {
        (_scopes, _options, _time, _logger) = (scopes, options.Value, time, logger);
        _copies = new CoalescingBatch<Arrival>(MaximumBatch, HandleInTransactionAsync, mayBeOneItem: e => !IsOutage(e), time);
        _effects = new SemaphoreSlim(_options.ConcurrentEffects);
        _databaseOutage = new Outage("The database that events are handled in", time, logger);
        var subscribed = subscriptions.List.Where(subscription => subscription.Exchange == exchange).ToArray();
        _toAllEvents = [.. subscribed.Where(subscription => subscription.Noun is null)];
        _toNouns = [.. subscribed.Where(subscription => subscription.Noun is not null)];
    }

    /// <summary>Handles one event. Retries without limit while the database is down, because that is no fault of the event.</summary>
    /// <exception cref="Exception">Handling failed or took longer than <see cref="ReceivingOptions.TimeLimit"/>.</exception>
    public async Task ReceiveAsync(Incoming incoming, CancellationToken stopping)
    {
        var type = incoming.Event.Type;
        Activity.Current?.SetTag("cloudevents.event_type", type).SetTag("cloudevents.event_subject", incoming.Event.Subject);
        Subscription[] matching = incoming.Type is { } known ? [.. _toNouns.Where(subscription => subscription.Matches(known))] : [];
        if (matching.Length == 0 && _toAllEvents.Length == 0)
        {
            MessagingTelemetry.Unknown.Add(1, MessagingTelemetry.Tag(type));
            _logger.LogDebug("Event {EventId} has the unknown type {Type} and is ignored", incoming.Event.Id, type);
            return;
        }
        var arrival = new Arrival(incoming, Activity.Current);
        while (true)
        {
            try
            {
                await HandleAsync(arrival, matching, stopping);
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
                // A cancelled message returns to its place in the queue instead of counting as failed.
                throw new OperationCanceledException("The service is stopping.", e, stopping);
            }
        }
    }

    public void Dispose()
    {
        _copies.Dispose();
        _effects.Dispose();
    }

    private async Task HandleAsync(Arrival arrival, Subscription[] matching, CancellationToken stopping)
    {
        foreach (var subscription in _toAllEvents)
            await WithinLimitAsync(cancellationToken => HandleAsync(subscription, arrival, cancellationToken), stopping);
        if (matching.Length == 0)
            return;
        if (Array.TrueForAll(matching, subscription => subscription.Handler is null))
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
        await subscription.HandleAsync(scope.ServiceProvider, [arrival], cancellationToken);
    }

    private Task HandleInTransactionAsync(IReadOnlyList<Arrival> batch, CancellationToken stopping) => WithinLimitAsync(
        async cancellationToken =>
        {
            await using var scope = _scopes.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<KsfDbContext>();
            await OpenAsync(context, cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            foreach (var subscription in _toNouns)
            {
                List<Arrival> matched = [.. batch.Where(arrival => subscription.Matches(arrival.Incoming.Type!.Value))];
                if (matched.Count > 0)
                    await subscription.HandleAsync(scope.ServiceProvider, matched, cancellationToken);
            }
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        },
        stopping);

    /// <summary>Turns cancellation by the time limit into a failure. Only a stopping service returns an event to its queue.</summary>
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
            throw new TimeoutException($"Handling took longer than {_options.TimeLimit.TotalSeconds} s and was cancelled.", e);
        }
    }

    /// <summary>Opens the connection separately, because a timeout here means an outage and a later one means a slow command.</summary>
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
