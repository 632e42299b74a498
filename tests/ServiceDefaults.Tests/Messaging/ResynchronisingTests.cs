using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Messaging.Resynchronising;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Tests.Messaging;

/// <summary>An authority and, in a database of its own, a reader that keeps copies of its things.</summary>
public sealed class ResynchronisingTests : MessagingTest
{
    private TestDatabase _ofReader = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _ofReader = await TestDatabase.CreateAsync(ThingsDbContext.Template);
    }

    public override async ValueTask DisposeAsync()
    {
        await _ofReader.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_is_restated_is_what_the_record_says_now()
    {
        await using var authority = await AuthorityAsync(Database);
        await using var reader = await ReaderAsync();
        var thing = NewId();
        await authority.ChangeAsync(thing, 1);
        await SeesAsync(reader, (thing, 1));

        // As a migration does that gives every record a new field: no event is raised for it.
        await QueryAsync<int>("update things set number = 42 where id = $1 returning number", thing);
        var count = await authority.Services.GetRequiredService<Resynchronisation>().RunAsync(CancellationToken.None);

        Assert.Equal(1, count);
        await SeesAsync(reader, (thing, 42));
    }

    [Fact]
    public async Task A_record_that_is_restated_twice_and_says_the_same_is_one_event()
    {
        await using var wire = await Wire.TapAsync(Vhost.ConnectionString);
        await using var authority = await AuthorityAsync(Database);
        var thing = NewId();
        await authority.ChangeAsync(thing, 1);
        var resynchronisation = authority.Services.GetRequiredService<Resynchronisation>();

        await resynchronisation.RunAsync(CancellationToken.None);
        var first = await MarkRestatedAsync(wire);
        await resynchronisation.RunAsync(CancellationToken.None);
        var second = await MarkRestatedAsync(wire);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(1, first.Sequence);
    }

    private static async Task<WireEvent> MarkRestatedAsync(Wire wire)
    {
        while (true)
        {
            if ((await wire.TakeAsync(1, Soon)).FirstOrDefault(e => e.RoutingKey == "vest.test.thing.restated") is { } restated)
                return restated;
        }
    }

    [Fact]
    public async Task After_a_restore_to_yesterday_every_copy_is_equal_to_it()
    {
        var (kept, changed, made) = (NewId(), NewId(), NewId());
        await using var reader = await ReaderAsync();
        await using (var before = await AuthorityAsync(Database))
        {
            await before.ChangeAsync(kept, 1);
            await before.ChangeAsync(changed, 1);
            await SeesAsync(reader, (kept, 1), (changed, 1));
        }
        await using var backup = await TestDatabase.RestoreAsync(Database);
        await using (var today = await AuthorityAsync(Database))
        {
            await today.ChangeAsync(changed, 2);
            await today.ChangeAsync(changed, 3);
            await today.ChangeAsync(made, 1);
            await SeesAsync(reader, (kept, 1), (changed, 3), (made, 1));
        }

        await using var restored = await AuthorityAsync(backup);

        await SeesAsync(reader, (kept, 1), (changed, 1));
        await restored.ChangeAsync(changed, 9);
        await SeesAsync(reader, (kept, 1), (changed, 9));
    }

    [Fact]
    public async Task A_restore_that_the_database_does_not_show_is_said_by_an_operator()
    {
        var (thing, made) = (NewId(), NewId());
        await using var reader = await ReaderAsync();
        await using (var before = await AuthorityAsync(Database))
        {
            await before.ChangeAsync(thing, 1);
            await before.ChangeAsync(made, 1);
            await SeesAsync(reader, (thing, 1), (made, 1));
        }
        // As pg_restore into the same database: what was made since the backup is gone.
        await QueryAsync<Guid>("delete from things where id = $1 returning id", made);

        await using (var command = Authority(Database))
            await command.Services.GetRequiredKeyedService<IServiceCommand>("restored").RunAsync(CancellationToken.None);
        await using var restored = await AuthorityAsync(Database);

        await SeesAsync(reader, (thing, 1));
    }

    [Fact]
    public async Task A_new_copy_asks_once_and_is_filled()
    {
        var thing = NewId();
        await using var authority = await AuthorityAsync(Database);
        await authority.ChangeAsync(thing, 7);
        await Poll.UntilAsync(() => QueryAsync<long>("select count(*) from platform.outbox where sent_at is null"), unsent => unsent == 0, Soon);

        await using (var reader = await ReaderAsync())
        {
            await SeesAsync(reader, (thing, 7));
            await reader.Services.MigrateAsync(CancellationToken.None);
        }

        Assert.Equal(1, await RequestsAsync());
    }

    [Fact]
    public async Task A_copy_of_another_shape_asks_again()
    {
        var thing = NewId();
        await using var authority = await AuthorityAsync(Database);
        await authority.ChangeAsync(thing, 7);
        await using (var reader = await ReaderAsync())
            await SeesAsync(reader, (thing, 7));
        await using (var source = Npgsql.NpgsqlDataSource.Create(_ofReader.ConnectionString))
        await using (var forget = source.CreateCommand("update platform.copies set shape = 'an earlier one'; update known_things set number = 0"))
            await forget.ExecuteNonQueryAsync();

        await using var upgraded = await ReaderAsync();

        await SeesAsync(upgraded, (thing, 7));
    }

    private TestService Authority(TestDatabase database) => TestService.Create(database.ConnectionString, Vhost.ConnectionString);

    private async Task<TestService> AuthorityAsync(TestDatabase database)
    {
        var authority = Authority(database);
        await authority.Services.MigrateAsync(CancellationToken.None);
        await authority.StartWithoutDeclaringAsync();
        return authority;
    }

    private async Task<TestService> ReaderAsync()
    {
        var reader = TestService.Create(_ofReader.ConnectionString, Vhost.ConnectionString, events => events.Copy<KnownThing, ThingState>(), name: "reader");
        await reader.Services.MigrateAsync(CancellationToken.None);
        await reader.StartWithoutDeclaringAsync();
        return reader;
    }

    private static async Task SeesAsync(TestService reader, params (Guid Id, int Number)[] things)
    {
        var expected = string.Join(' ', things.OrderBy(thing => thing.Id).Select(thing => $"{thing.Id}={thing.Number}"));
        await Poll.UntilAsync(
            async () => string.Join(' ', (await reader.WithAsync(c => c.KnownThings.AsNoTracking().ToListAsync())).OrderBy(t => t.Id).Select(t => $"{t.Id}={t.Number}")),
            seen => seen == expected,
            Soon);
    }

    private async Task<long> RequestsAsync()
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(_ofReader.ConnectionString);
        await using var command = source.CreateCommand("select count(*) from platform.outbox where subject like 'resynchronisations/%' and body like '%test.thing%'");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
