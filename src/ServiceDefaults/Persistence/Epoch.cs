using Npgsql;
using Microsoft.Extensions.DependencyInjection;
using Ksf.ServiceDefaults.Messaging.Sending;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>
/// The epoch of the service's database. A restore from a backup or the promotion of a standby begins a new one. Versions that others have seen may then be
/// lost and sequences repeat, so every event carries the epoch and a later epoch wins.
/// </summary>
/// <param name="database">A pool of its own, because a change that holds a connection must not wait for another from the same pool.</param>
/// <param name="time">Gives the start of an epoch.</param>
internal sealed class Epoch([FromKeyedServices(OutboxTable.Connection)] NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>
    /// A restore changes the database's system identifier, timeline or oid. A pg_restore in place changes none of them, so an operator must report it
    /// (<c>./ksf restored</c>). The timeline is read from the WAL file name, because the control file keeps the old one until the first checkpoint.
    /// </summary>
    private const string Incarnation =
        """
        select format('%s/%s/%s', system_identifier, left(pg_walfile_name(pg_current_wal_lsn()), 8), oid)
        from pg_control_system(), pg_database where datname = current_database()
        """;

    private const string First =
        $"insert into platform.epochs (id, incarnation, began_at, restated_at) select 1, ({Incarnation}), $1, $1 on conflict (id) do nothing";

    private const string Next =
        $"""
        update platform.epochs set incarnation = ({Incarnation}), began_at = greatest($1, began_at + interval '1 millisecond')
        where incarnation <> ({Incarnation}) or $2
        """;

    private const string Read = "select began_at, restated_at is distinct from began_at from platform.epochs";

    private Instant? _current;

    /// <summary>When this epoch began, as known to this process.</summary>
    public DateTimeOffset Current => (_current ??= new Instant(ReadCurrent())).Value;

    /// <summary>Makes the next read go to the database, after an event of an ended epoch was refused.</summary>
    public void Forget() => _current = null;

    /// <summary>Begins a new epoch if the database has been restored, as detected here or reported by an operator.</summary>
    /// <returns>Whether the service has yet to restate its records in this epoch.</returns>
    public async Task<bool> DetectRestoreAsync(bool restored, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(FirstEpoch());
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Next) { Parameters = { new() { Value = Now() }, new() { Value = restored } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Read));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        _current = new Instant(reader.GetFieldValue<DateTimeOffset>(0));
        return reader.GetBoolean(1);
    }

    /// <summary>Records that everything has been restated in an epoch.</summary>
    public async Task MarkRestatedAsync(DateTimeOffset epoch, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("update platform.epochs set restated_at = began_at where began_at = $1");
        command.Parameters.AddWithValue(epoch.ToUniversalTime());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DateTimeOffset ReadCurrent()
    {
        using var batch = database.CreateBatch();
        batch.BatchCommands.Add(FirstEpoch());
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Read));
        using var reader = batch.ExecuteReader();
        reader.Read();
        return reader.GetFieldValue<DateTimeOffset>(0);
    }

    private NpgsqlBatchCommand FirstEpoch() => new(First) { Parameters = { new() { Value = Now() } } };

    // Whole milliseconds, so that no system loses precision.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    private sealed record Instant(DateTimeOffset Value);
}
