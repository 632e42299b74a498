using Ksf.ServiceDefaults.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>An event of the outbox that is leased to one dispatcher.</summary>
internal sealed record ClaimedEvent(
    long Position, Guid EventId, string Subject, string Type, string Exchange, string RoutingKey, string Body, string? TraceParent, int Attempts,
    DateTimeOffset LeasedUntil);

/// <summary>An event that failed although it was published alone.</summary>
internal sealed record FailedEvent(ClaimedEvent Event, Exception Reason);

/// <summary>Whether the outbox needs attention.</summary>
internal sealed record OutboxState(bool AnyParked, DateTimeOffset? OldestWaitingSince);

/// <summary>Number of unsent events, and of parked ones among them, each counted up to 10 000.</summary>
internal sealed record OutboxDepth(long Unsent, long Parked);

/// <summary>
/// The outbox as its dispatchers see it. An advisory lock serialises claims, because SKIP LOCKED with leases alone lets a later event of a subject
/// overtake an earlier one. None of these transactions waits for the disk. A crash of the database can lose a lease or a mark, and the event is then
/// sent twice, which every consumer must accept.
/// </summary>
internal sealed class OutboxTable(
    [FromKeyedServices(OutboxTable.Connection)] NpgsqlDataSource database, IOptions<SendingOptions> options, TimeProvider time)
{
    /// <summary>Key of the connections that only this class uses.</summary>
    public const string Connection = "outbox";

    /// <summary>
    /// Settings of those connections. A backlog grows faster than its statistics, and the planner would then read and sort all of it for
    /// each claim. The partial indexes on unsent rows serve every statement here, so other plans are disabled. The timeouts bound the locks
    /// of a frozen replica.
    /// </summary>
    public const string ConnectionOptions =
        "-c jit=off -c synchronous_commit=off -c enable_seqscan=off -c enable_bitmapscan=off -c enable_sort=off"
        + " -c lock_timeout=5s -c statement_timeout=10s -c idle_in_transaction_session_timeout=10s";

    /// <summary>Reads two rows at most, however many are unsent.</summary>
    public const string StateQuery =
        """
        select exists(select from platform.outbox where parked_at is not null),
            (select written_at from platform.outbox where sent_at is null and parked_at is null order by position limit 1)
        """;

    private const string DepthQuery =
        """
        select (select count(*) from (select from platform.outbox where sent_at is null and parked_at is null limit 10000) waiting),
            (select count(*) from (select from platform.outbox where parked_at is not null limit 10000) parked)
        """;

    private const string Claim =
        """
        update platform.outbox set leased_until = @until
        where position = any(array(
            select position from platform.outbox o
            where sent_at is null and parked_at is null
              and (leased_until is null or leased_until <= @now) and (not_before is null or not_before <= @now)
              and (
                select position from platform.outbox earlier
                where earlier.subject = o.subject and earlier.sent_at is null and earlier.position < o.position
                  and (earlier.parked_at is not null or earlier.leased_until > @now or earlier.not_before > @now)
                limit 1) is null
            order by position limit @batch))
        returning position
        """;

    private const string ReadClaimed =
        """
        select position, event_id, subject, type, exchange, routing_key, body, trace_parent, attempts
        from platform.outbox where position = any($1)
        """;

    /// <summary>Claims the events that may be sent, in order.</summary>
    public async Task<IReadOnlyList<ClaimedEvent>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // PostgreSQL keeps microseconds, and the lease is recognised by its end.
        var until = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)) + options.Value.Lease;
        // Two steps, because a replica that stalls while it reads large bodies must not hold the lock.
        var positions = await ClaimPositionsAsync(now, until, cancellationToken);
        if (positions.Count == 0)
            return [];
        await using var command = database.CreateCommand(ReadClaimed);
        command.Parameters.Add(new() { Value = positions.ToArray() });
        var events = new List<ClaimedEvent>(positions.Count);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            events.Add(new ClaimedEvent(
                reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.GetString(6), reader.IsDBNull(7) ? null : reader.GetString(7), reader.GetInt32(8), until));
        }
        events.Sort((one, other) => one.Position.CompareTo(other.Position));
        return events;
    }

    /// <summary>Marks confirmed events as sent, records failures, and releases the rest, all in one transaction.</summary>
    public async Task SettleAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<ClaimedEvent> confirmed = [.. deliveries.SelectMany(delivery => delivery.Confirmed)];
        List<ClaimedEvent> incomplete = [.. deliveries.Where(delivery => delivery.IsIncomplete).SelectMany(delivery => delivery.Events)];
        await using var batch = database.CreateBatch();
        if (confirmed.Count > 0)
            batch.BatchCommands.Add(UpdateLeased("sent_at = @now, leased_until = null, not_before = null, error = null", confirmed, Instant("now", now)));
        foreach (var failure in deliveries.SelectMany(delivery => delivery.Failed))
            batch.BatchCommands.Add(Failure(failure, now));
        // Those that were confirmed or failed have no lease any more.
        if (incomplete.Count > 0)
            batch.BatchCommands.Add(UpdateLeased("leased_until = null", incomplete));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Un-parks all parked events.</summary>
    /// <returns>Number of events un-parked.</returns>
    public async Task<int> UnparkAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            update platform.outbox set parked_at = null, attempts = 0, not_before = null, error = null
            where parked_at is not null and sent_at is null
            """);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<OutboxState> StateAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(StateQuery);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new OutboxState(
            reader.GetBoolean(0), await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(1));
    }

    public async Task<OutboxDepth> DepthAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(DepthQuery);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (waiting, parked) = (reader.GetInt64(0), reader.GetInt64(1));
        return new OutboxDepth(waiting + parked, parked);
    }

    private async Task<List<long>> ClaimPositionsAsync(DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"select pg_advisory_xact_lock({AdvisoryLock.Outbox})"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Claim)
        {
            Parameters = { Instant("until", until), Instant("now", now), new("batch", options.Value.BatchSize) },
        });
        var positions = new List<long>();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            positions.Add(reader.GetInt64(0));
        return positions;
    }

    /// <summary>Updates the events whose lease is still the one under which they were sent.</summary>
    private static NpgsqlBatchCommand UpdateLeased(string change, IReadOnlyList<ClaimedEvent> events, params NpgsqlParameter[] values)
    {
        var command = new NpgsqlBatchCommand(
            $"""
            update platform.outbox o set {change} from unnest(@positions, @until) as leased(position, until)
            where o.position = leased.position and o.leased_until = leased.until
            """);
        command.Parameters.AddRange(values);
        command.Parameters.Add(new("positions", events.Select(e => e.Position).ToArray()));
        command.Parameters.Add(new("until", events.Select(e => e.LeasedUntil.ToUniversalTime()).ToArray()));
        return command;
    }

    private NpgsqlBatchCommand Failure(FailedEvent failure, DateTimeOffset now)
    {
        var last = options.Value.IsLastAttempt(failure.Event.Attempts);
        return new NpgsqlBatchCommand(
            """
            update platform.outbox set attempts = attempts + 1, leased_until = null, not_before = @not_before, parked_at = @parked, error = @error
            where position = @position and leased_until = @until
            """)
        {
            Parameters =
            {
                new("position", failure.Event.Position),
                Instant("until", failure.Event.LeasedUntil),
                Instant("not_before", last ? null : now + options.Value.Delays[failure.Event.Attempts]),
                Instant("parked", last ? now : null),
                new("error", failure.Reason.Message),
            },
        };
    }

    private static NpgsqlParameter Instant(string name, DateTimeOffset? value) =>
        new(name, NpgsqlDbType.TimestampTz) { Value = value is { } instant ? instant.ToUniversalTime() : DBNull.Value };
}
