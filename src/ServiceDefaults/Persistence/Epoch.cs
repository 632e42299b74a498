using Npgsql;
using Microsoft.Extensions.DependencyInjection;
using Ksf.ServiceDefaults.Messaging.Sending;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>
/// Which life of its database the service is in. A restore from a backup or the promotion of a standby begins a new one, in which versions that others
/// have seen may never have been, and sequences repeat. Every event carries the epoch, and a later one wins.
/// </summary>
/// <param name="database">Connections of their own: a change that holds one of the pool's must not wait for another.</param>
/// <param name="time">When a life begins.</param>
internal sealed class Epoch([FromKeyedServices(OutboxTable.Connection)] NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>
    /// A restored database is another database, in another cluster, or on another timeline. One restored in place by pg_restore is none of these: then an
    /// operator says so (<c>./ksf restored</c>). The timeline comes from the log's own file name, since the control file has the old one until the first checkpoint.
    /// </summary>
    private const string Incarnation =
        """
        select format('%s/%s/%s', system_identifier, left(pg_walfile_name(pg_current_wal_lsn()), 8), oid)
        from pg_control_system(), pg_database where datname = current_database()
        """;

    private const string First =
        $"insert into platform.lives (id, incarnation, began_at, restated_at) select 1, ({Incarnation}), $1, $1 on conflict (id) do nothing";

    private const string Next =
        $"""
        update platform.lives set incarnation = ({Incarnation}), began_at = greatest($1, began_at + interval '1 millisecond')
        where incarnation <> ({Incarnation}) or $2
        """;

    private const string Read = "select began_at, restated_at is distinct from began_at from platform.lives";

    private Instant? _current;

    /// <summary>When this life began, as this process knows it.</summary>
    public DateTimeOffset Current => (_current ??= new Instant(ReadCurrent())).Value;

    /// <summary>Reads it again: an event of another epoch has been refused.</summary>
    public void Forget() => _current = null;

    /// <summary>Begins a new life where the database is another than it was, or where an operator says that it was restored.</summary>
    /// <returns>Whether the service still has to restate its records in this life.</returns>
    public async Task<bool> NoticeAsync(bool restored, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(FirstLife());
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Next) { Parameters = { new() { Value = Now() }, new() { Value = restored } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Read));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        _current = new Instant(reader.GetFieldValue<DateTimeOffset>(0));
        return reader.GetBoolean(1);
    }

    /// <summary>Remembers that all records have been restated in a life.</summary>
    public async Task RestatedAsync(DateTimeOffset epoch, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("update platform.lives set restated_at = began_at where began_at = $1");
        command.Parameters.AddWithValue(epoch.ToUniversalTime());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DateTimeOffset ReadCurrent()
    {
        using var batch = database.CreateBatch();
        batch.BatchCommands.Add(FirstLife());
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Read));
        using var reader = batch.ExecuteReader();
        reader.Read();
        return reader.GetFieldValue<DateTimeOffset>(0);
    }

    private NpgsqlBatchCommand FirstLife() => new(First) { Parameters = { new() { Value = Now() } } };

    // Whole milliseconds, so that every system keeps it as it is.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    private sealed record Instant(DateTimeOffset Value);
}
