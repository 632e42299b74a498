using Ksf.ServiceDefaults.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>A row of the outbox that is one dispatcher's to send until its lease ends.</summary>
internal sealed record ClaimedEvent(
    long Position, Guid EventId, string Subject, string Type, string Exchange, string RoutingKey, string Body, string? TraceParent, int Attempts,
    DateTimeOffset LeasedUntil);

/// <summary>A row that failed alone.</summary>
internal sealed record FailedEvent(ClaimedEvent Event, Exception Reason);

/// <summary>What is in the outbox and not sent.</summary>
internal sealed record OutboxState(long Unsent, long Parked, DateTimeOffset? OldestWaitingSince);

/// <summary>
/// The outbox as its dispatchers see it. Claims are serialised by an advisory lock, because SKIP LOCKED with leases alone lets a later
/// event of a subject overtake an earlier one. None of these transactions waits for the disk: what a crash of the database could lose is
/// a lease or a mark, and the event is then sent twice, which every consumer bears.
/// </summary>
internal sealed class OutboxTable(
    [FromKeyedServices(OutboxTable.Connection)] NpgsqlDataSource database, IOptions<SendingOptions> options, TimeProvider time)
{
    /// <summary>Key of the connections that are for this alone.</summary>
    public const string Connection = "outbox";

    /// <summary>
    /// Their settings. A backlog comes faster than statistics of it, and without them the planner reads and sorts all of it for each claim. The
    /// indexes on what is unsent are made for just this walk, so it is given no other choice.
    /// </summary>
    public const string ConnectionOptions =
        "-c jit=off -c synchronous_commit=off -c enable_seqscan=off -c enable_bitmapscan=off -c enable_sort=off";

    private const string Claimable =
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
        returning position, event_id, subject, type, exchange, routing_key, body, trace_parent, attempts
        """;

    /// <summary>Claims what may be sent, in order.</summary>
    public async Task<IReadOnlyList<ClaimedEvent>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // PostgreSQL keeps microseconds, and the lease is recognised by its end.
        var until = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)) + options.Value.Lease;
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"select pg_advisory_xact_lock({AdvisoryLock.Outbox})"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Claimable)
        {
            Parameters = { Instant("until", until), Instant("now", now), new("batch", options.Value.BatchSize) },
        });
        var events = new List<ClaimedEvent>();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            events.Add(new ClaimedEvent(
                reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.GetString(6), reader.IsDBNull(7) ? null : reader.GetString(7), reader.GetInt32(8), until));
        }
        events.Sort((one, other) => one.Position.CompareTo(other.Position));
        return events;
    }

    /// <summary>Marks what the broker confirmed, notes what failed alone, and lets go of the rest, all in one transaction.</summary>
    public async Task SettleAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<ClaimedEvent> confirmed = [.. deliveries.SelectMany(delivery => delivery.Confirmed)];
        List<ClaimedEvent> incomplete =
            [.. deliveries.Where(delivery => delivery.Confirmed.Count + delivery.Failed.Count < delivery.Events.Count).SelectMany(delivery => delivery.Events)];
        await using var batch = database.CreateBatch();
        if (confirmed.Count > 0)
            batch.BatchCommands.Add(Mine("sent_at = @now, leased_until = null, not_before = null, error = null", confirmed, Instant("now", now)));
        foreach (var failure in deliveries.SelectMany(delivery => delivery.Failed))
            batch.BatchCommands.Add(Failure(failure, now));
        if (incomplete.Count > 0)
            batch.BatchCommands.Add(Mine("leased_until = null", incomplete));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public bool IsLastAttempt(ClaimedEvent claimed) => claimed.Attempts >= options.Value.Delays.Count;

    /// <summary>Lets parked rows be sent again.</summary>
    /// <returns>How many.</returns>
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
        await using var command = database.CreateCommand(
            """
            select count(*), count(parked_at), min(written_at) filter (where parked_at is null)
            from platform.outbox where sent_at is null
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new OutboxState(
            reader.GetInt64(0), reader.GetInt64(1),
            await reader.IsDBNullAsync(2, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(2));
    }

    /// <summary>Changes the rows whose lease is still the one under which they were sent.</summary>
    private static NpgsqlBatchCommand Mine(string change, IReadOnlyList<ClaimedEvent> mine, params NpgsqlParameter[] values)
    {
        var command = new NpgsqlBatchCommand(
            $"""
            update platform.outbox o set {change} from unnest(@positions, @until) as mine(position, until)
            where o.position = mine.position and o.leased_until = mine.until
            """);
        command.Parameters.AddRange(values);
        command.Parameters.Add(new("positions", mine.Select(e => e.Position).ToArray()));
        command.Parameters.Add(new("until", mine.Select(e => e.LeasedUntil.ToUniversalTime()).ToArray()));
        return command;
    }

    private NpgsqlBatchCommand Failure(FailedEvent failure, DateTimeOffset now)
    {
        var last = IsLastAttempt(failure.Event);
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
