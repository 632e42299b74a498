using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>Brings the tables up to date. EF Core holds a lock meanwhile, so that several replicas may do it at once.</summary>
internal sealed class DatabaseMigration<TContext>(IServiceScopeFactory scopes, NpgsqlDataSource database, ILogger<DatabaseMigration<TContext>> logger)
    : IMigrationStep
    where TContext : KsfDbContext
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await WaitForServerAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TContext>().Database.MigrateAsync(cancellationToken);
    }

    private async Task WaitForServerAsync(CancellationToken cancellationToken)
    {
        for (var said = false; ; said = true)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException error) when (error.IsTransient || error.SqlState is PostgresErrorCodes.CannotConnectNow)
            {
                if (!said)
                    logger.LogWarning("The database (ConnectionStrings:database) does not answer yet; waiting for it. {Reason}", error.Message);
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
