using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Tests.Messaging;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ksf.ServiceDefaults.Tests.Persistence;

public sealed class FirstMigrationTests
{
    /// <summary>A failed statement ends as a rollback in the server's statistics, and as an error in its log that operators would look into.</summary>
    [Fact]
    public async Task The_first_start_makes_the_tables_without_a_statement_that_fails()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var vhost = await TestVhost.CreateAsync();
        await using (var service = TestService.Create(database.ConnectionString, vhost.ConnectionString))
            await MigrateAsync(service);

        var (committed, failed) = await Poll.UntilAsync(() => TransactionsOfAsync(database), counted => counted.Committed >= 2, TimeSpan.FromSeconds(20));
        Assert.True(failed == 0, $"{failed} transactions of {failed + committed} failed.");
    }

    [Fact]
    public async Task Several_replicas_may_make_them_at_once()
    {
        await using var vhost = await TestVhost.CreateAsync();
        for (var round = 0; round < 5; round++)
        {
            await using var database = await TestDatabase.CreateAsync();
            var replicas = Enumerable.Range(0, 4).Select(_ => TestService.Create(database.ConnectionString, vhost.ConnectionString)).ToList();

            await Task.WhenAll(replicas.Select(replica => Task.Run(() => MigrateAsync(replica))));

            await using var source = NpgsqlDataSource.Create(database.ConnectionString);
            await using var command = source.CreateCommand("select count(*) from platform.migrations");
            Assert.Equal(Migrations(replicas[0]), await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
            foreach (var replica in replicas)
                await replica.DisposeAsync();
        }
    }

    private static long Migrations(TestService service)
    {
        using var scope = service.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<PlatformDbContext>().Database.GetMigrations().Count();
    }

    private static async Task MigrateAsync(TestService service)
    {
        foreach (var step in service.Services.GetServices<IMigrationStep>().Where(step => step is DatabaseMigration<PlatformDbContext> or DatabaseMigration<ThingsDbContext>))
            await step.RunAsync(TestContext.Current.CancellationToken);
    }

    // A server writes statistics down when a connection closes, so they are asked for over another database.
    private static async Task<(long Committed, long Failed)> TransactionsOfAsync(TestDatabase database)
    {
        var elsewhere = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(elsewhere.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select xact_commit, xact_rollback from pg_stat_database where datname = $1", connection)
        {
            Parameters = { new() { Value = database.Name } },
        };
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt64(0), row.GetInt64(1));
    }
}
