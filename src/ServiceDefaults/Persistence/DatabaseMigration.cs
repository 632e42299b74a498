using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>Applies pending migrations. EF Core holds a lock, so several replicas may run it at once.</summary>
internal sealed class DatabaseMigration<TContext>(IServiceScopeFactory scopes, NpgsqlDataSource database, ILogger<DatabaseMigration<TContext>> logger)
    : IMigrationStep
    where TContext : DbContext
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await WaitForServerAsync(cancellationToken);
        if (await IsUpToDateAsync(cancellationToken))
            return;
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<TContext>();
        // Entity Framework would read the history first, and a table that is not there yet is an error in the server's log.
        await context.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>
    /// Checks the migration history with SQL, because Entity Framework would build its whole model first. At most starts nothing is
    /// pending.
    /// </summary>
    private async Task<bool> IsUpToDateAsync(CancellationToken cancellationToken)
    {
        var compiled = typeof(TContext).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(TContext))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>();
        // The platform's tables have their own migration history.
        var history = typeof(TContext) == typeof(PlatformDbContext) ? $"{PlatformDbContext.Schema}.migrations" : "public.migrations";
        await using var exists = database.CreateCommand($"select to_regclass('{history}') is not null");
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
            return false;
        await using var command = database.CreateCommand($"select array_agg(migration_id) from {history}");
        return await command.ExecuteScalarAsync(cancellationToken) is string[] applied && !compiled.Except(applied).Any();
    }

    private async Task WaitForServerAsync(CancellationToken cancellationToken)
    {
        for (var logged = false; ; logged = true)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(cancellationToken);
                return;
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
