using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>
/// Brings the tables up to date. It runs the script that <c>build/add-migration</c> writes from the migrations, because Entity Framework's own migrator
/// builds the whole model first, in every program that starts. The script skips what the history has, so several replicas may run it, at any start.
/// </summary>
internal sealed class DatabaseMigration<TContext>(NpgsqlDataSource database, ILogger<DatabaseMigration<TContext>> logger) : IMigrationStep
    where TContext : DbContext
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        if (await MigrationScript.ReadAsync(typeof(TContext), cancellationToken) is not { } script)
            return;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({AdvisoryLock.Migration})", cancellationToken);
        await ExecuteAsync(connection, script, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // The scripts are files of this program.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        for (var logged = false; ; logged = true)
        {
            try
            {
                return await database.OpenConnectionAsync(cancellationToken);
            }
            catch (NpgsqlException error) when (error.IsTransient || error.SqlState is PostgresErrorCodes.CannotConnectNow)
            {
                if (!logged)
                    logger.LogWarning("The database (ConnectionStrings:database) does not answer yet; retrying: {Reason}", error.Message);
                await Task.Delay(RetryDelay, cancellationToken);
            }
        }
    }
}
