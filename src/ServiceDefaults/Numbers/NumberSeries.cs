using System.Globalization;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Messaging.Sending;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ksf.ServiceDefaults.Numbers;

/// <summary>
/// The public numbers of a noun, <c>{deployment}-{year}-{n}</c> such as <c>vest-2026-17</c>: n counts from 1 in each year. Each year has a PostgreSQL sequence,
/// because a counter in a row would make all reports wait for each other. A number that is drawn and not used is never given again.
/// </summary>
/// <param name="noun">The noun.</param>
/// <param name="deployment">The first part of its numbers.</param>
/// <param name="database">A pool of its own, because a change that holds a connection must not wait for another from the same pool.</param>
/// <param name="time">Says which year it is.</param>
internal sealed class NumberSeries(
    Noun noun, Deployment deployment, [FromKeyedServices(OutboxTable.Connection)] NpgsqlDataSource database, TimeProvider time) : IMigrationStep
{
    /// <summary>How far a series jumps at a restore: further than the number of records that are made between two backups.</summary>
    internal const int SkippedByRestore = 1_000;

    /// <summary>
    /// No row when the sequence does not exist, because an error would end the transaction of the change. It is looked up in the catalogue, because a session
    /// that has not found a name may not see it during the rest of its transaction.
    /// </summary>
    private const string Draw = "select nextval(oid::regclass) from pg_class where relname = $1 and relnamespace = 'platform'::regnamespace";

    /// <summary>Two sessions that create a sequence at once would both find it missing, and one would fail.</summary>
    internal static readonly string Lock = string.Create(CultureInfo.InvariantCulture, $"select pg_advisory_xact_lock({AdvisoryLock.Numbers})");

    /// <summary>Creates the sequences of this year and the next, so that no report has to.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var year = time.TodayInNorway().Year;
        await CreateAsync(year, cancellationToken);
        await CreateAsync(year + 1, cancellationToken);
    }

    /// <summary>Draws a number in the transaction of the change that uses it. A dry run draws none: its number ends in 0, which no record has.</summary>
    /// <param name="db">The service's database, in a transaction.</param>
    /// <param name="at">When the record is made. Its year in Norwegian time is in the number.</param>
    /// <param name="cancellationToken">Stops the draw.</param>
    public async Task<string> NextAsync(KsfDbContext db, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var year = at.DateInNorway().Year;
        if (db.IsDryRun)
            return Number(year, 0);
        if (await DrawAsync(db, year, cancellationToken) is { } drawn)
            return drawn;
        await CreateAsync(year, cancellationToken);
        return await DrawAsync(db, year, cancellationToken)
            ?? throw new InvalidOperationException($"The sequence {SequenceOf(year)} was created and is not there.");
    }

    /// <summary>
    /// Jumps ahead, because numbers given after a backup was made are in use and the restored database does not know of them. Called while <see cref="Epoch"/>
    /// holds the lock on numbers, before a new epoch begins.
    /// </summary>
    public async Task SkipAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // A sequence that was created after the backup must also jump.
        var year = time.TodayInNorway().Year;
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(Create(year)),
                new(
                    """
                    select setval(oid::regclass, nextval(oid::regclass) + $1) from pg_class
                    where relkind = 'S' and relnamespace = 'platform'::regnamespace and relname ~ $2
                    """)
                {
                    Parameters = { new() { Value = (long)SkippedByRestore - 1 }, new() { Value = $@"^{noun.Name}_number_\d{{4}}$" } },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<string?> DrawAsync(KsfDbContext db, int year, CancellationToken cancellationToken)
    {
        var transaction = (NpgsqlTransaction)(db.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("A number is drawn in the transaction that uses it, and there is no transaction."));
        await using var draw = new NpgsqlCommand(Draw, transaction.Connection, transaction) { Parameters = { new() { Value = SequenceOf(year) } } };
        return await draw.ExecuteScalarAsync(cancellationToken) is long n
            ? Number(year, n)
            : null;
    }

    private string Number(int year, long n) => string.Create(CultureInfo.InvariantCulture, $"{deployment.Id}-{year}-{n}");

    private async Task CreateAsync(int year, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(Lock));
        batch.BatchCommands.Add(new(Create(year)));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private string Create(int year) => $"create sequence if not exists platform.{SequenceOf(year)}";

    private string SequenceOf(int year) => string.Create(CultureInfo.InvariantCulture, $"{noun.Name}_number_{year}");
}
