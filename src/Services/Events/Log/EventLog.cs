using Ksf.Contracts;
using Ksf.ServiceDefaults.Persistence;
using Npgsql;
using NpgsqlTypes;

namespace Ksf.Events.Log;

/// <summary>An event to append.</summary>
internal sealed record NewEntry(Guid EventId, string Source, string Type, string Json);

/// <summary>A page of the log.</summary>
/// <param name="Events">The events, as they came over the wire.</param>
/// <param name="End">The position that it reaches to, also where the last events before it were not asked for.</param>
/// <param name="Head">The last position of the log when reading began.</param>
internal sealed record LogPage(IReadOnlyList<RawEvent> Events, long End, long Head);

/// <summary>The log of everything that happened.</summary>
internal sealed class EventLog(NpgsqlDataSource database, TimeProvider time)
{
    private const string ReadAll =
        """
        select position, json from log
        where position > $1 order by position limit $2
        """;

    // There are some dozens of types and any number of events: find the types first, by skipping from one to the next in the index, then
    // the next events of each. Written as a range of the index on type and position: with an equality the planner may walk the whole
    // log by position to find a rare type.
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
    /// Appends events in the order given; those that are there already are left as they are. The lock is held from before the first position
    /// is drawn until the transaction ends, so that positions become visible in order.
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

    /// <summary>Reads on from a position.</summary>
    /// <param name="after">The position to read on from; 0 begins at the beginning.</param>
    /// <param name="types">Which types are wanted.</param>
    /// <param name="limit">At most so many events.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<LogPage> ReadAsync(long after, TypeFilter types, int limit, CancellationToken cancellationToken)
    {
        // The head is read first: all up to it can be seen by the second command, so that a page that is not full reaches at least there.
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

    /// <summary>Which log this is.</summary>
    public async Task<Guid> IdAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id, (select began_at from platform.lives) from log_identity");
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            throw new InvalidOperationException("The log has no identity; run the migration step.");
        // A restored log is another log: what follows a position now is not what followed it before.
        return row.IsDBNull(1) ? row.GetGuid(0) : StableId.Of($"log/{row.GetGuid(0)}/{row.GetFieldValue<DateTimeOffset>(1):O}");
    }
}
