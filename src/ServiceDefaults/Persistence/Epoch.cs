using Npgsql;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>
/// The epoch of the service's database. A restore from a backup or the promotion of a standby begins a new one. Versions that others have
/// seen may then be lost and sequences repeat, so every event carries the epoch and a later epoch wins.
/// </summary>
internal sealed class Epoch(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>
    /// A restore changes the database's system identifier, timeline or oid. A pg_restore in place changes none of them, so an operator must
    /// report it (<c>./ksf restored</c>).
    /// </summary>
    private const string RecordIncarnation =
        """
        insert into platform.epochs as epoch (id, incarnation, began_at, restated_at)
        select 1, format('%s/%s/%s', system_identifier, timeline_id, oid), $1, $1
        from pg_control_system(), pg_control_checkpoint(), pg_database where datname = current_database()
        on conflict (id) do update set incarnation = excluded.incarnation, began_at = greatest(excluded.began_at, epoch.began_at + interval '1 millisecond')
        where epoch.incarnation <> excluded.incarnation or $2
        """;

    private const string Read = "select began_at, restated_at is distinct from began_at from platform.epochs";

    private readonly Lazy<DateTimeOffset> _current = new(() => Find(database, time));

    /// <summary>When this epoch began. Read once per process, because a database is not restored under a running service.</summary>
    public DateTimeOffset Current => _current.Value;

    /// <summary>Begins a new epoch if the database has been restored, as detected here or reported by an operator.</summary>
    /// <returns>Whether the service has yet to restate its records in this epoch.</returns>
    public async Task<bool> DetectRestoreAsync(bool restored, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(RecordIncarnationCommand(time, restored));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Read));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetBoolean(1);
    }

    /// <summary>Records that everything has been restated in this epoch.</summary>
    public async Task MarkRestatedAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("update platform.epochs set restated_at = began_at");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DateTimeOffset Find(NpgsqlDataSource database, TimeProvider time)
    {
        using var batch = database.CreateBatch();
        batch.BatchCommands.Add(RecordIncarnationCommand(time, restored: false));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Read));
        using var reader = batch.ExecuteReader();
        reader.Read();
        return reader.GetFieldValue<DateTimeOffset>(0);
    }

    private static NpgsqlBatchCommand RecordIncarnationCommand(TimeProvider time, bool restored)
    {
        // Whole milliseconds, so that no system loses precision.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        return new NpgsqlBatchCommand(RecordIncarnation) { Parameters = { new() { Value = now }, new() { Value = restored } } };
    }
}
