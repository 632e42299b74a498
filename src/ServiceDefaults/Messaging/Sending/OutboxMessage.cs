using Ksf.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>A row of the outbox. Written in the transaction of the change, and removed some days after it is sent.</summary>
internal sealed class OutboxMessage
{
    private const string InsertCommand =
        """
        insert into platform.outbox (event_id, subject, sequence, type, exchange, routing_key, body, trace_parent, written_at, attempts, leased_until)
        select $1, $2, $3, $4, $5, $6, $7, $8, $9, 0,
            case when not exists (select from platform.outbox earlier where earlier.subject = $2 and earlier.sent_at is null) then $10 end
        from platform.epochs where began_at = $11
        """;

    /// <summary>A record restated again in the same version reuses its row, which is queued again.</summary>
    private const string RestatedAgain =
        """
        on conflict (subject, sequence, type) do update set position = default, event_id = excluded.event_id, body = excluded.body,
            trace_parent = excluded.trace_parent, written_at = excluded.written_at, sent_at = null, leased_until = null, attempts = 0, not_before = null, parked_at = null, error = null
        """;

    private const string Returning = "returning position, leased_until";

    /// <summary>Drawn after the subject's own row is locked, so that it follows the order of changes within a subject.</summary>
    public long Position { get; private set; }

    public required Guid EventId { get; init; }

    public required string Subject { get; init; }

    public required long Sequence { get; init; }

    public required string Type { get; init; }

    public required string Exchange { get; init; }

    public required string RoutingKey { get; init; }

    /// <summary>The CloudEvent as sent, without the traceparent, which is that of the producer span.</summary>
    public required string Body { get; init; }

    /// <summary>The epoch that the event was raised in. It is stored in the body only.</summary>
    public DateTimeOffset Epoch { get; init; }

    public string? TraceParent { get; init; }

    /// <summary>When it was queued.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Null until the broker has confirmed it.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Until then no other dispatcher may claim it or a later event of its subject.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>Number of failed attempts. A lost connection does not count.</summary>
    public int Attempts { get; set; }

    /// <summary>Backed off until then.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>Given up until an operator redrives it; blocks only its own subject.</summary>
    public DateTimeOffset? ParkedAt { get; set; }

    public string? Error { get; set; }

    /// <summary>
    /// Inserts the row and returns its position and lease. Raw SQL, because Entity Framework would need another round trip. The row is
    /// leased only if its subject has no other unsent event, so that no event can overtake an earlier one.
    /// </summary>
    public NpgsqlBatchCommand Insert(DateTimeOffset? lease) => new(
        $"{InsertCommand} {(EventType.Parse(Type).Verb == Noun.Restated.Name ? RestatedAgain : "")} {Returning}")
    {
        Parameters =
        {
            new() { Value = EventId },
            new() { Value = Subject },
            new() { Value = Sequence },
            new() { Value = Type },
            new() { Value = Exchange },
            new() { Value = RoutingKey },
            new() { Value = Body },
            new() { Value = (object?)TraceParent ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = WrittenAt },
            new() { Value = (object?)lease ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new() { Value = Epoch },
        },
    };

    /// <summary>Reads the position and lease that the insert returned.</summary>
    /// <returns>False when nothing was inserted, because the database has begun another epoch.</returns>
    public async Task<bool> ReadAsync(NpgsqlDataReader inserted, CancellationToken cancellationToken)
    {
        if (!await inserted.ReadAsync(cancellationToken))
            return false;
        Position = inserted.GetInt64(0);
        LeasedUntil = await inserted.IsDBNullAsync(1, cancellationToken) ? null : inserted.GetFieldValue<DateTimeOffset>(1);
        await inserted.NextResultAsync(cancellationToken);
        return true;
    }

    /// <summary>The claimed event; null when the insert did not lease it.</summary>
    public ClaimedEvent? Claimed() => LeasedUntil is { } until
        ? new ClaimedEvent(Position, EventId, Subject, Type, Exchange, RoutingKey, Body, TraceParent, Attempts, until)
        : null;
}
