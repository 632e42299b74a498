using System.Collections.Frozen;
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
/// Does with an event what the service subscribed to, in one transaction, and again after growing waits if that fails. The caller keeps
/// the order within a subject by not giving the next event of it before this one is done.
/// </summary>
internal sealed class EventReceiver(
    Subscriptions subscriptions, IServiceScopeFactory scopes, IOptions<ReceivingOptions> options, TimeProvider time, ILogger<EventReceiver> logger)
{
    private static readonly TimeSpan DatabaseDelay = TimeSpan.FromSeconds(1);

    private readonly FrozenDictionary<string, Subscription[]> _byType = subscriptions.List
        .Where(subscription => subscription.EventType is not null)
        .GroupBy(subscription => subscription.EventType!)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private readonly Subscription[] _toAll = [.. subscriptions.List.Where(subscription => subscription.EventType is null)];

    private readonly Outage _databaseOutage = new("The database that events are handled in", time, logger);

    /// <summary>Handles one event; throws when it is to go to the error queue, or back to its own when the service stops.</summary>
    public async Task ReceiveAsync(Incoming incoming, CancellationToken stopping)
    {
        var type = incoming.Event.Type;
        Activity.Current?.SetTag("cloudevents.event_type", type).SetTag("cloudevents.event_subject", incoming.Event.Subject);
        var toAll = incoming.Exchange == Exchanges.Events ? _toAll : [];
        if (!_byType.ContainsKey(type) && toAll.Length == 0)
        {
            MessagingTelemetry.Unknown.Add(1, MessagingTelemetry.Tag(type));
            logger.LogDebug("Event {EventId} is of a type unknown here, {Type}", incoming.Event.Id, type);
            return;
        }
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await ReactAsync(incoming, toAll, stopping);
                _databaseOutage.Over();
                MessagingTelemetry.Handled.Add(1, MessagingTelemetry.Tag(type));
                return;
            }
            catch (Exception e) when (IsOutage(e) && !stopping.IsCancellationRequested)
            {
                // No event is to blame for a database that is away, so none is given up for it.
                _databaseOutage.Noticed(e);
                await Task.Delay(DatabaseDelay, time, stopping);
                attempt--;
            }
            catch (Exception e) when (MayBeRetried(e, attempt) && !stopping.IsCancellationRequested)
            {
                MessagingTelemetry.Retried.Add(1, MessagingTelemetry.Tag(type));
                await Task.Delay(options.Value.Delays[attempt], time, stopping);
            }
        }
    }

    private async Task ReactAsync(Incoming incoming, Subscription[] toAll, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var subscription in toAll)
            await subscription.React(scope.ServiceProvider, incoming, cancellationToken);
        if (!_byType.TryGetValue(incoming.Event.Type, out var own))
            return;
        var context = scope.ServiceProvider.GetRequiredService<KsfDbContext>();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var subscription in own)
            await subscription.React(scope.ServiceProvider, incoming, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private bool MayBeRetried(Exception e, int attempt) => e is not JsonException && attempt < options.Value.Delays.Count;

    private static bool IsOutage(Exception? e) => e switch
    {
        null => false,
        PostgresException database => database.SqlState
            is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow,
        NpgsqlException { InnerException: IOException or SocketException or TimeoutException } => true,
        _ => IsOutage(e.InnerException),
    };
}
