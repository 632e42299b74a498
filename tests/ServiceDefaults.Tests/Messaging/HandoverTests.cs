using Ksf.ServiceDefaults.Messaging.Sending;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ksf.ServiceDefaults.Tests.Messaging;

/// <summary>Events that are the dispatcher's from the moment they are written.</summary>
public sealed class HandoverTests : MessagingTest
{
    private const string Leased = "select count(*) from platform.outbox where leased_until is not null and sent_at is null";

    [Fact]
    public async Task An_event_is_handed_over_unless_its_subject_has_another_to_be_sent()
    {
        await using var service = Create();
        var handover = Open(service);
        var (thing, other) = (NewId(), NewId());

        await service.ChangeAsync(thing, 1);
        await service.ChangeAsync(thing, 2);
        await service.ChangeAsync(other, 1);

        Assert.Equal([$"things/{thing}", $"things/{other}"], handover.TakeCommitted().Select(claimed => claimed.Subject));
        Assert.True(handover.TakeClaimRequest());
        Assert.Equal(2L, await QueryAsync<long>(Leased));
    }

    [Fact]
    public async Task Two_events_of_one_subject_in_one_transaction_arrive_in_order()
    {
        await using var wire = await Wire.TapAsync(Vhost.ConnectionString);
        await using var service = await StartAsync();
        var thing = NewId();

        await service.WithAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            await context.ChangeAsync(thing, 1);
            await context.ChangeAsync(thing, 2);
            await transaction.CommitAsync();
            return 0;
        });

        Assert.Equal([1L, 2L], (await wire.TakeAsync(2, Soon)).Select(e => e.Sequence));
    }

    [Fact]
    public async Task What_was_not_committed_is_not_handed_over_by_the_next_commit()
    {
        await QueryAsync<int>(
            """
            create function refuse() returns trigger language plpgsql as 'begin raise exception ''refused at commit''; end';
            create constraint trigger refuse after insert on things deferrable initially deferred for each row when (new.number = 13) execute function refuse();
            select 1
            """);
        await using var service = Create();
        var handover = Open(service);
        var (refused, kept) = (NewId(), NewId());

        await service.WithAsync(async context =>
        {
            var failed = await Assert.ThrowsAsync<PostgresException>(() => context.CommitChangeAsync(refused, 13));
            Assert.Equal("refused at commit", failed.MessageText);
            context.ChangeTracker.Clear();
            await using (var without = await context.Database.BeginTransactionAsync())
                await without.CommitAsync();
            Assert.Empty(handover.TakeCommitted());
            await context.CommitChangeAsync(kept, 1);
            return 0;
        });

        Assert.Equal([$"things/{kept}"], handover.TakeCommitted().Select(claimed => claimed.Subject));
    }

    [Fact]
    public async Task What_a_transaction_raised_that_was_only_left_goes_with_it()
    {
        await using var service = Create();
        var kept = NewId();

        await service.WithAsync(async context =>
        {
            await using (await context.Database.BeginTransactionAsync())
                await context.ChangeAsync(NewId(), 1);
            context.ChangeTracker.Clear();
            await context.CommitChangeAsync(kept, 1);
            return 0;
        });

        Assert.Equal($"things/{kept}", await QueryAsync<string>("select string_agg(subject, ', ') from platform.outbox"));
    }

    [Fact]
    public async Task While_the_dispatcher_cannot_send_events_are_left_to_any_replica()
    {
        await using var service = Create();

        await service.ChangeAsync(NewId(), 1);

        Assert.Empty(service.Services.GetRequiredService<Handover>().TakeCommitted());
        Assert.Equal(0L, await QueryAsync<long>(Leased));
    }

    [Fact]
    public async Task A_service_that_stops_gives_back_what_it_has_not_sent()
    {
        await using var service = TestService.Create(
            Database.ConnectionString, new UriBuilder(Vhost.ConnectionString) { Port = FreePort.Take() }.Uri.ToString(), CopyAndEffect);
        Open(service);
        await service.ChangeAsync(NewId(), 1);
        Assert.Equal(1L, await QueryAsync<long>(Leased));

        await service.StartWithoutDeclaringAsync();
        await service.StopAsync();

        Assert.Equal(0L, await QueryAsync<long>(Leased));
    }

    [Fact]
    public async Task An_event_does_not_wait_for_the_broker_to_confirm_another_but_for_one_of_its_own_subject()
    {
        await using var wire = await Wire.TapAsync(Vhost.ConnectionString);
        await using var broker = RelayToBroker(out var address);
        broker.Start();
        await using var service = await TestService.StartAsync(Database.ConnectionString, address, settings: LongLease);
        await HealthyAsync(service);
        var (thing, other) = (NewId(), NewId());
        // Opens the channel.
        await service.ChangeAsync(NewId(), 1);
        await wire.TakeAsync(1, Soon);

        broker.HoldsAnswers = true;
        await service.ChangeAsync(thing, 1);
        Assert.Equal($"things/{thing}", Assert.Single(await wire.TakeAsync(1, Soon)).Subject);
        await service.ChangeAsync(thing, 2);
        await service.ChangeAsync(other, 1);
        Assert.Equal($"things/{other}", Assert.Single(await wire.TakeAsync(1, Soon)).Subject);
        broker.HoldsAnswers = false;

        Assert.Equal(($"things/{thing}", 2L), (await wire.TakeAsync(1, Soon)).Select(e => (e.Subject, e.Sequence)).Single());
        await Poll.UntilAsync(() => QueryAsync<long>("select count(*) from platform.outbox where sent_at is null"), unsent => unsent == 0, Soon);
        Assert.Empty(await wire.TakeAsync(0, Soon));
    }

    [Fact]
    public async Task What_was_handed_over_too_long_ago_is_sent_all_the_same_and_once()
    {
        await using var wire = await Wire.TapAsync(Vhost.ConnectionString);
        await using (var declared = await StartAsync())
            await declared.StopAsync();
        await using var service = Create(("Messaging:Sending:Lease", "00:00:02"));
        Open(service);
        var (late, later) = (NewId(), NewId());
        await service.ChangeAsync(late, 1);
        await Task.Delay(TimeSpan.FromSeconds(1.2), TestContext.Current.CancellationToken);

        await service.StartWithoutDeclaringAsync();
        await service.ChangeAsync(later, 1);

        var events = await wire.TakeAsync(2, Soon);
        Assert.Equal(new[] { $"things/{late}", $"things/{later}" }.Order(), events.Select(e => e.Subject).Order());
        await Poll.UntilAsync(() => QueryAsync<long>("select count(*) from platform.outbox where sent_at is null"), unsent => unsent == 0, Soon);
        Assert.Equal(0L, await QueryAsync<long>(Leased));
    }

    [Fact]
    public async Task What_was_sent_and_could_not_be_marked_at_once_is_marked_later_and_not_sent_again()
    {
        await QueryAsync<int>(
            """
            create table refusing (yes boolean);
            create function refuse() returns trigger language plpgsql as 'begin if exists (select from refusing) then raise exception ''not now''; end if; return new; end';
            create trigger refuse before update on platform.outbox for each row execute function refuse();
            select 1
            """);
        await using var wire = await Wire.TapAsync(Vhost.ConnectionString);
        await using var service = await StartAsync(LongLease);
        await HealthyAsync(service);
        await QueryAsync<bool>("insert into refusing values (true) returning yes");
        var thing = NewId();

        await service.ChangeAsync(thing, 1);
        await wire.TakeAsync(1, Soon);
        await QueryAsync<bool>("delete from refusing returning yes");
        await Poll.UntilAsync(() => QueryAsync<long>("select count(*) from platform.outbox where sent_at is not null"), sent => sent == 1, Soon);
        await service.ChangeAsync(thing, 2);

        Assert.Equal([2L], (await wire.TakeAsync(1, Soon)).Select(e => e.Sequence));
    }

    private static Handover Open(TestService service)
    {
        var handover = service.Services.GetRequiredService<Handover>();
        handover.CanSend = () => true;
        return handover;
    }
}
