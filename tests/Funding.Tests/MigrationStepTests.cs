using Ksf.Funding.Data;
using Ksf.ServiceDefaults;
using Ksf.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.Funding.Tests;

public sealed class MigrationStepTests : IAsyncLifetime
{
    private ServiceUnderTest<FundingDbContext> _vest = null!;

    public async ValueTask InitializeAsync() => _vest = await ServiceUnderTest<FundingDbContext>.StartAsync("vest");

    public ValueTask DisposeAsync() => _vest.DisposeAsync();

    [Fact]
    public async Task A_database_that_lacks_a_migration_gets_it()
    {
        var all = await _vest.QueryAsync<long>("select count(*) from public.migrations");
        var allOfPlatform = await _vest.QueryAsync<long>("select count(*) from platform.migrations");
        // As one looks in which the first migration has been begun and not applied.
        await _vest.QueryAsync<int>(
            """
            create temp table history as select * from public.migrations;
            create temp table platform_history as select * from platform.migrations;
            drop schema public cascade; drop schema platform cascade;
            create schema public; create schema platform;
            create table public.migrations as select * from history where false;
            alter table public.migrations add primary key (migration_id);
            create table platform.migrations as select * from platform_history where false;
            alter table platform.migrations add primary key (migration_id)
            """);

        await MigrateAsync();

        Assert.Equal(0L, await _vest.QueryAsync<long>("select count(*) from known_clusters"));
        Assert.Equal(all, await _vest.QueryAsync<long>("select count(*) from public.migrations"));
        Assert.Equal(0L, await _vest.QueryAsync<long>("select count(*) from platform.audit"));
        Assert.Equal(allOfPlatform, await _vest.QueryAsync<long>("select count(*) from platform.migrations"));
    }

    [Fact]
    public async Task A_database_that_a_newer_version_has_migrated_is_left_as_it_is()
    {
        var all = await _vest.QueryAsync<long>("select count(*) from public.migrations");
        await _vest.QueryAsync<int>("""insert into public.migrations values ('99990101000000_Later', '99.0')""");

        await MigrateAsync();

        Assert.Equal(all + 1, await _vest.QueryAsync<long>("select count(*) from public.migrations"));
    }

    private Task MigrateAsync() => _vest.Services.MigrateAsync(TestContext.Current.CancellationToken);
}
