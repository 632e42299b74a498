using Npgsql;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>
/// Which life of its database the service is in. A restore from a backup or the promotion of a standby begins a new one, in which versions that others
/// have seen may never have been, and sequences repeat: every event carries the epoch, and a later one wins.
/// </summary>
internal sealed class Epoch(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>
    /// A restored database is another database, in another cluster, or on another timeline. Restored in place by pg_restore it is none of these: then
    /// an operator says so (<c>./ksf restored</c>).
    /// </summary>
    private const string Notice =
        """
        insert into platform.lives as life (id, incarnation, began_at, restated_at)
        select 1, format('%s/%s/%s', system_identifier, timeline_id, oid), $1, $1
        from pg_control_system(), pg_control_checkpoint(), pg_database where datname = current_database()
        on conflict (id) do update set incarnation = excluded.incarnation, began_at = greatest(excluded.began_at, life.began_at + interval '1 millisecond')
        where life.incarnation <> excluded.incarnation or $2
        """;

    private const string Read = "select began_at, restated_at is distinct from began_at from platform.lives";

    private readonly Lazy<DateTimeOffset> _current = new(() => Find(database, time));

    /// <summary>When this life began. Looked up once per process: a database is not restored under a service that runs.</summary>
    public DateTimeOffset Current => _current.Value;

    /// <summary>Begins a new life where the database is another than it was, or where an operator says that it was restored.</summary>
    /// <returns>Whether the service still has to restate its records in this life.</returns>
    public async Task<bool> NoticeAsync(bool restored, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(NoticeCommand(time, restored));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Read));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetBoolean(1);
    }

    /// <summary>Remembers that all records have been restated in this life.</summary>
    public async Task RestatedAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("update platform.lives set restated_at = began_at");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DateTimeOffset Find(NpgsqlDataSource database, TimeProvider time)
    {
        using var batch = database.CreateBatch();
        batch.BatchCommands.Add(NoticeCommand(time, restored: false));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Read));
        using var reader = batch.ExecuteReader();
        reader.Read();
        return reader.GetFieldValue<DateTimeOffset>(0);
    }

    private static NpgsqlBatchCommand NoticeCommand(TimeProvider time, bool restored)
    {
        // Whole milliseconds, so that every system keeps it as it is.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        return new NpgsqlBatchCommand(Notice) { Parameters = { new() { Value = now }, new() { Value = restored } } };
    }
}
