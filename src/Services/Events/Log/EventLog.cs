using Ksf.Contracts;
using Ksf.ServiceDefaults.Persistence;
using Npgsql;
using NpgsqlTypes;

namespace Ksf.Events.Log;

/// <summary>An event to append.</summary>
internal sealed record NewEntry(Guid EventId, string Source, string Type, string Json);

/// <summary>A page of the log.</summary>
/// <param name="Events">The events exactly as received.</param>
/// <param name="End">The position up to which the log has been read, including events that the filter left out.</param>
/// <param name="Head">The last position of the log when the read began.</param>
internal sealed record LogPage(IReadOnlyList<RawEvent> Events, long End, long Head);

/// <summary>The event log.</summary>
internal sealed class EventLog(NpgsqlDataSource database, TimeProvider time)
{
    private const string ReadAll =
        """
        select position, json from log
        where position > $1 order by position limit $2
        """;

    // A skip scan: there are some dozens of types and any number of events, so it finds the types in the index first and then the next
    // events of each. The range condition on (type, position) keeps the planner from walking the whole log by position to find a rare type.
    private const string ReadTypes =
        """
        with recursive types as (
            (select type from log where type >= $3 order by type limit 1)
            union all
            select (select type from log where type > types.type order by type limit 1) from types where starts_with(types.type, $3))
        select event.position, event.json
        from types cross join lateral (
            select position, json from log where (log.type, position) > (types.type, $1) and log.type <= types.type
            order by log.type, position limit $2) event
        where starts_with(types.type, $3)
        order by event.position limit $2
        """;

    private const string ReadType =
        """
        select position, json from log
        where (type, position) > ($3, $1) and type <= $3 order by type, position limit $2
        """;

    private const string Head = "select coalesce(max(position), 0) from log";

    /// <summary>
    /// Appends events in the given order and skips those already in the log. The lock is taken before the first position is drawn and held
    /// until the transaction ends, so that positions become visible in order.
    /// </summary>
    public async Task AppendAsync(IReadOnlyList<NewEntry> entries, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"select pg_advisory_xact_lock({AdvisoryLock.EventLog})"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            insert into log (event_id, source, type, json, appended_at)
            select event_id, source, type, json, $5
            from unnest($1, $2, $3, $4) with ordinality as new(event_id, source, type, json, place) order by place
            on conflict (event_id, source) do nothing
            """)
        {
            Parameters =
            {
                new() { Value = entries.Select(entry => entry.EventId).ToArray() },
                new() { Value = entries.Select(entry => entry.Source).ToArray() },
                new() { Value = entries.Select(entry => entry.Type).ToArray() },
                new() { Value = entries.Select(entry => entry.Json).ToArray() },
                new() { Value = time.GetUtcNow(), NpgsqlDbType = NpgsqlDbType.TimestampTz },
            },
        });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Reads events after a position.</summary>
    /// <param name="after">The position to read after; 0 is the beginning.</param>
    /// <param name="types">The requested types.</param>
    /// <param name="limit">Maximum number of events.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<LogPage> ReadAsync(long after, TypeFilter types, int limit, CancellationToken cancellationToken)
    {
        // The head is read first. Everything up to it is visible to the second command, so a page that is not full reaches at least that
        // far.
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Head));
        batch.BatchCommands.Add(Read(after, types, limit));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var head = reader.GetInt64(0);
        await reader.NextResultAsync(cancellationToken);
        var events = new List<RawEvent>();
        var last = after;
        while (await reader.ReadAsync(cancellationToken))
        {
            last = reader.GetInt64(0);
            events.Add(new RawEvent(reader.GetString(1)));
        }
        return new LogPage(events, End: events.Count == limit ? last : Math.Max(last, head), head);
    }

    private static NpgsqlBatchCommand Read(long after, TypeFilter types, int limit)
    {
        var command = new NpgsqlBatchCommand(types switch { { IsAll: true } => ReadAll, { IsPrefix: true } => ReadTypes, _ => ReadType })
        {
            Parameters = { new() { Value = after }, new() { Value = limit } },
        };
        if (!types.IsAll)
            command.Parameters.Add(new() { Value = types.Text });
        return command;
    }

    /// <summary>The id of this log.</summary>
    public async Task<Guid> IdAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id, (select began_at from platform.epochs) from log_identity");
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            throw new InvalidOperationException("The log has no identity; run the migration step.");
        // A restored log is another log: what follows a position now is not what followed it before.
        return row.IsDBNull(1) ? row.GetGuid(0) : StableId.Of($"log/{row.GetGuid(0)}/{row.GetFieldValue<DateTimeOffset>(1):O}");
    }
}
