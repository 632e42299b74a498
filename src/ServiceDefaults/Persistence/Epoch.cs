using Ksf.ServiceDefaults.Messaging.Sending;
using Ksf.ServiceDefaults.Numbers;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>
/// The epoch of the service's database. A restore from a backup or the promotion of a standby begins a new one. Versions that others have seen may then be
/// lost and sequences repeat, so every event carries the epoch and a later epoch wins.
/// </summary>
/// <param name="database">A pool of its own, because a change that holds a connection must not wait for another from the same pool.</param>
/// <param name="numbers">The series that jump ahead when an epoch begins.</param>
/// <param name="time">Gives the start of an epoch.</param>
internal sealed class Epoch([FromKeyedServices(OutboxTable.Connection)] NpgsqlDataSource database, IEnumerable<NumberSeries> numbers, TimeProvider time)
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

    private const string HasEnded = $"select incarnation <> ({Incarnation}) from platform.epochs";

    private const string Next =
        $"update platform.epochs set incarnation = ({Incarnation}), began_at = greatest($1, began_at + interval '1 millisecond')";

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
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await HasEndedAsync(connection, cancellationToken) || restored)
            await BeginNextAsync(connection, cancellationToken);
        Instant current;
        bool unrestated;
        await using (var read = new NpgsqlCommand(Read, connection))
        await using (var row = await read.ExecuteReaderAsync(cancellationToken))
        {
            await row.ReadAsync(cancellationToken);
            current = new Instant(row.GetFieldValue<DateTimeOffset>(0));
            unrestated = row.GetBoolean(1);
        }
        await transaction.CommitAsync(cancellationToken);
        _current = current;
        return unrestated;
    }

    /// <summary>Also begins the first epoch. Holds the lock, so that of several replicas one begins the next.</summary>
    private async Task<bool> HasEndedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(NumberSeries.Lock), FirstEpoch(), new(HasEnded) } };
        await using var result = await batch.ExecuteReaderAsync(cancellationToken);
        // The lock's own result comes first; an insert has none.
        await result.NextResultAsync(cancellationToken);
        return await result.ReadAsync(cancellationToken) && result.GetBoolean(0);
    }

    /// <summary>The numbers first: a change made in the new epoch must not draw one that has been given.</summary>
    private async Task BeginNextAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        foreach (var series in numbers)
            await series.SkipAsync(connection, cancellationToken);
        await using var next = new NpgsqlCommand(Next, connection) { Parameters = { new() { Value = Now() } } };
        await next.ExecuteNonQueryAsync(cancellationToken);
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
