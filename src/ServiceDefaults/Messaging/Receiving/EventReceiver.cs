using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>
/// Does with an event what the service subscribed to, in a transaction with the events of other subjects that come at the same time, and alone
/// if that fails; then again after growing waits. The caller keeps the order within a subject by not giving the next event of it before this
/// one is done.
/// </summary>
internal sealed class EventReceiver : IDisposable
{
    private const int MostInOneTransaction = 100;

    private static readonly TimeSpan DatabaseDelay = TimeSpan.FromSeconds(1);

    private readonly IServiceScopeFactory _scopes;
    private readonly IReadOnlyList<TimeSpan> _delays;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Together<Arrival> _together;
    private readonly Outage _databaseOutage;
    private readonly Subscription[] _ofAll;
    private readonly Subscription[] _ofNouns;

    public EventReceiver(
        Subscriptions subscriptions, IServiceScopeFactory scopes, IOptions<ReceivingOptions> options, TimeProvider time, ILogger<EventReceiver> logger)
    {
        (_scopes, _delays, _time, _logger) = (scopes, options.Value.Delays, time, logger);
        _together = new Together<Arrival>(MostInOneTransaction, ReactAsync, e => !IsOutage(e));
        _databaseOutage = new Outage("The database that events are handled in", time, logger);
        _ofAll = [.. subscriptions.List.Where(subscription => subscription.Noun is null)];
        _ofNouns = [.. subscriptions.List.Where(subscription => subscription.Noun is not null)];
    }

    /// <summary>Handles one event; throws when it is to go to the error queue, or back to its own when the service stops.</summary>
    public async Task ReceiveAsync(Incoming incoming, CancellationToken stopping)
    {
        var type = incoming.Event.Type;
        Activity.Current?.SetTag("cloudevents.event_type", type).SetTag("cloudevents.event_subject", incoming.Event.Subject);
        var ofAll = incoming.Exchange == Exchanges.Events ? _ofAll : [];
        var isOfNoun = incoming.Type is { } parsed && _ofNouns.Any(subscription => subscription.Takes(parsed));
        if (!isOfNoun && ofAll.Length == 0)
        {
            MessagingTelemetry.Unknown.Add(1, MessagingTelemetry.Tag(type));
            _logger.LogDebug("Event {EventId} is of a type unknown here, {Type}", incoming.Event.Id, type);
            return;
        }
        var arrival = new Arrival(incoming, Activity.Current);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                foreach (var subscription in ofAll)
                    await ReactAsync(subscription, arrival, stopping);
                if (isOfNoun)
                    await _together.DoAsync(arrival, stopping);
                _databaseOutage.Over();
                MessagingTelemetry.Handled.Add(1, MessagingTelemetry.Tag(type));
                return;
            }
            catch (Exception e) when (IsOutage(e) && !stopping.IsCancellationRequested)
            {
                // No event is to blame for a database that is away, so none is given up for it.
                _databaseOutage.Noticed(e);
                await Task.Delay(DatabaseDelay, _time, stopping);
                attempt--;
            }
            catch (Exception e) when (MayBeRetried(e, attempt) && !stopping.IsCancellationRequested)
            {
                MessagingTelemetry.Retried.Add(1, MessagingTelemetry.Tag(type));
                await Task.Delay(_delays[attempt], _time, stopping);
            }
        }
    }

    public void Dispose() => _together.Dispose();

    private async Task ReactAsync(Subscription subscription, Arrival arrival, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        await subscription.React(scope.ServiceProvider, [arrival], cancellationToken);
    }

    private async Task ReactAsync(IReadOnlyList<Arrival> batch, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<KsfDbContext>();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var subscription in _ofNouns)
        {
            List<Arrival> taken = [.. batch.Where(arrival => subscription.Takes(arrival.Incoming.Type!.Value))];
            if (taken.Count > 0)
                await subscription.React(scope.ServiceProvider, taken, cancellationToken);
        }
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private bool MayBeRetried(Exception e, int attempt) => e is not JsonException && attempt < _delays.Count;

    private static bool IsOutage(Exception? e) => e switch
    {
        null => false,
        PostgresException database => database.SqlState
            is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow,
        NpgsqlException { InnerException: IOException or SocketException or TimeoutException } => true,
        _ => IsOutage(e.InnerException),
    };
}
