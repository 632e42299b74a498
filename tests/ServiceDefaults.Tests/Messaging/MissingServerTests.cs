using Ksf.ServiceDefaults.Messaging;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ksf.ServiceDefaults.Tests.Messaging;

/// <summary>A database or a broker that is not there, at the start or later.</summary>
public sealed class MissingServerTests : MessagingTest
{
    [Fact]
    public async Task A_migration_step_waits_for_a_database_and_a_broker_that_are_not_there_yet()
    {
        await using var database = RelayToDatabase(out var connectionString);
        await using var broker = RelayToBroker(out var address);
        await using var service = TestService.Create(connectionString, address, CopyAndEffect);

        var migrating = Task.Run(() => service.Services.MigrateAsync(CancellationToken.None));
        await SaysAsync(service, "The database (ConnectionStrings:database) does not answer yet; retrying");
        Assert.False(migrating.IsCompleted);
        database.Start();
        await SaysAsync(service, "The broker at 127.0.0.1");
        Assert.False(migrating.IsCompleted);
        broker.Start();

        await migrating.WaitAsync(Soon);
    }

    [Fact]
    public async Task A_service_that_starts_without_a_broker_is_not_ready_and_sends_when_it_comes()
    {
        await using (var declared = await StartAsync())
            await declared.StopAsync();
        await using var broker = RelayToBroker(out var address);
        await using var service = TestService.Create(Database.ConnectionString, address, CopyAndEffect);
        await service.StartWithoutDeclaringAsync();
        var thing = NewId();

        await SaysAsync(service, "does not answer yet; retrying");
        Assert.Equal(HealthStatus.Unhealthy, await service.HealthAsync());
        await service.ChangeAsync(thing, 1);
        broker.Start();

        await Poll.UntilAsync(() => CountEffectsAsync(service, thing), count => count == 1, Soon);
        await HealthyAsync(service);
    }

    [Fact]
    public async Task A_broker_that_is_away_again_and_again_is_listened_to_again_each_time()
    {
        await using var broker = RelayToBroker(out var address);
        broker.Start();
        await using var service = await TestService.StartAsync(Database.ConnectionString, address, CopyAndEffect);
        await HealthyAsync(service);
        var atStart = service.Log.All.Count;

        for (var outage = 1; outage <= 4; outage++)
        {
            broker.Stop();
            await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
            broker.Start();
            var thing = NewId();
            await service.ChangeAsync(thing, 1);
            await Poll.UntilAsync(() => CountEffectsAsync(service, thing), count => count == 1, Soon);
        }
        // Asking for its health before it was well is logged as an error by the framework.
        var lines = service.Log.All.Skip(atStart).ToArray();
        var warnings = lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)).ToArray();
        Assert.True(warnings.Length <= 2 * 4, string.Join('\n', warnings));
        Assert.DoesNotContain(lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_is_away_while_events_come_costs_none_of_them_and_no_attempt()
    {
        await using var database = RelayToDatabase(out var connectionString);
        database.Start();
        await using var sender = await TestService.StartAsync(Database.ConnectionString, Vhost.ConnectionString);
        await using var service = await TestService.StartAsync(connectionString, Vhost.ConnectionString, CopyAndEffect, name: "receiver", settings: QuickRetries);
        var things = Enumerable.Range(0, 50).Select(_ => NewId()).ToArray();
        await sender.ChangeAsync(things[0], 1);
        await Poll.UntilAsync(() => CountEffectsAsync(sender, things[0]), count => count == 1, Soon);

        database.Stop();
        foreach (var thing in things[1..])
            await sender.ChangeAsync(thing, 1);
        await SaysAsync(service, "The database that events are handled in cannot be reached");
        database.Start();

        await Poll.UntilAsync(() => sender.WithAsync(c => c.Effects.CountAsync()), count => count == things.Length, Soon);
        Assert.Equal(new Redriven(Received: 0, Sent: 0), await Redrive.RunAsync(service.Services, CancellationToken.None));
    }

    [Fact]
    public async Task What_a_replica_without_its_broker_was_handed_is_sent_by_another()
    {
        await using var broker = RelayToBroker(out var address);
        broker.Start();
        await using var cutOff = await TestService.StartAsync(Database.ConnectionString, address, CopyAndEffect, settings: LongLease);
        await using var other = await StartAsync(LongLease);
        var things = Enumerable.Range(0, 20).Select(_ => NewId()).ToArray();
        await HealthyAsync(cutOff);

        await cutOff.ChangeAsync(things[0], 1);
        broker.Stop();
        foreach (var thing in things[1..])
            await cutOff.ChangeAsync(thing, 1);

        await Poll.UntilAsync(() => other.WithAsync(c => c.Effects.CountAsync()), count => count == things.Length, Soon);
    }

    [Fact]
    public async Task An_event_whose_commit_was_not_answered_is_sent_when_the_database_is_back()
    {
        await QueryAsync<int>(
            """
            create function take_long() returns trigger language plpgsql as 'begin perform pg_sleep(1); return null; end';
            create constraint trigger take_long after insert on things deferrable initially deferred for each row when (new.number = 13) execute function take_long();
            select 1
            """);
        await using var database = RelayToDatabase(out var connectionString);
        database.Start();
        await using var service = await TestService.StartAsync(connectionString, Vhost.ConnectionString, CopyAndEffect, settings: LongLease);
        await HealthyAsync(service);

        var changing = service.ChangeAsync(NewId(), 13);
        await Poll.UntilAsync(
            () => QueryAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and query ilike 'commit%' and state = 'active'"),
            committing => committing > 0, Soon);
        database.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => changing);
        await Poll.UntilAsync(() => QueryAsync<long>("select count(*) from things"), committed => committed == 1, Soon);
        database.Start();

        await Poll.UntilAsync(() => QueryAsync<long>("select count(*) from platform.outbox where sent_at is not null"), sent => sent == 1, Soon);
    }

    private static Task SaysAsync(TestService service, string text) => Poll.UntilAsync(
        () => Task.FromResult(service.Log.All), lines => lines.Any(line => line.Contains(text, StringComparison.Ordinal)), Soon);
}
