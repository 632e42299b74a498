using System.Text.Json;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Messaging.Sending;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Tests.Messaging;

public sealed class SendingTests : MessagingTest
{
    [Fact]
    public async Task Three_replicas_send_every_event_once_and_in_order_of_its_subject()
    {
        await using var wire = await Wire.TapAsync(Vhost.ConnectionString);
        await using var first = await TestService.StartAsync(Database.ConnectionString, Vhost.ConnectionString);
        await using var second = await TestService.StartAsync(Database.ConnectionString, Vhost.ConnectionString);
        await using var third = await TestService.StartAsync(Database.ConnectionString, Vhost.ConnectionString);
        TestService[] replicas = [first, second, third];
        var things = Enumerable.Range(0, 50).Select(_ => NewId()).ToArray();

        await Parallel.ForEachAsync(things, new ParallelOptions { MaxDegreeOfParallelism = 9 }, async (thing, _) =>
        {
            for (var number = 1; number <= 100; number++)
                await replicas[number % 3].ChangeAsync(thing, number);
        });

        var events = await wire.TakeAsync(5_000, within: TimeSpan.FromSeconds(60));
        Assert.Equal(5_000, events.Count);
        Assert.Equal(5_000, events.DistinctBy(e => e.Id).Count());
        Assert.All(events.GroupBy(e => e.Subject), subject => Assert.Equal(Enumerable.Range(1, 100).Select(n => (long)n), subject.Select(e => e.Sequence)));
    }

    [Fact]
    public async Task A_crash_between_sending_and_marking_sends_twice_and_has_one_effect()
    {
        await using var wire = await Wire.TapAsync(Vhost.ConnectionString);
        var thing = NewId();
        await using (var crashing = Create(("Messaging:Sending:Lease", "00:00:01")))
        {
            await MessagingTopology.DeclareAsync(crashing.Services, CancellationToken.None);
            await crashing.ChangeAsync(thing, 1);
            var claim = await crashing.Services.GetRequiredService<OutboxTable>().ClaimAsync(CancellationToken.None);
            var outcome = await crashing.Services.GetRequiredService<EventPublisher>().PublishAsync(claim, CancellationToken.None);
            Assert.Equal([null], outcome);
        }

        await using var service = await StartAsync();
        var events = await wire.TakeAsync(2, Soon);

        Assert.Single(events.DistinctBy(e => e.Id));
        // A later event of the subject shows that both of the earlier are through.
        await service.ChangeAsync(thing, 2);
        await Poll.UntilAsync(() => service.WithAsync(c => c.KnownThings.AnyAsync(t => t.Id == thing && t.Number == 2)), there => there, Soon);
        Assert.Equal(2, await CountEffectsAsync(service, thing));
    }

    [Fact]
    public async Task An_event_the_broker_will_not_take_is_parked_and_holds_back_its_own_subject_only()
    {
        await using var wire = await Wire.TapAsync(Vhost.ConnectionString);
        var (poisoned, healthy) = (NewId(), NewId());
        await using (var writer = Create())
        {
            await writer.ChangeAsync(poisoned, 1);
            await writer.ChangeAsync(healthy, 1);
            await writer.ChangeAsync(poisoned, 2);
            await writer.ChangeAsync(healthy, 2);
        }
        await QueryAsync<object>("update platform.outbox set exchange = 'nowhere' where subject = $1 and sequence = 1 returning 1", $"things/{poisoned}");

        await using var service = await StartAsync(QuickRetries);
        await Poll.UntilAsync(() => QueryAsync<long>("select count(*) from platform.outbox where parked_at is not null"), parked => parked == 1, Soon);
        var events = await wire.TakeAsync(2, Soon);

        Assert.Equal([($"things/{healthy}", 1L), ($"things/{healthy}", 2L)], events.Select(e => (e.Subject, e.Sequence)));
        Assert.Equal(3, await QueryAsync<int>("select attempts from platform.outbox where parked_at is not null"));
        Assert.Contains(service.Log.All, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("is parked", StringComparison.Ordinal));

        await QueryAsync<object>("update platform.outbox set exchange = 'ksf.events' where exchange = 'nowhere' returning 1");
        var redriven = await Redrive.RunAsync(service.Services, CancellationToken.None);
        events = await wire.TakeAsync(2, Soon);

        Assert.Equal(new Redriven(Received: 0, Sent: 1), redriven);
        Assert.Equal([($"things/{poisoned}", 1L), ($"things/{poisoned}", 2L)], events.Select(e => (e.Subject, e.Sequence)));
    }

    [Fact]
    public async Task A_plain_AMQP_client_reads_an_event_as_a_CloudEvent()
    {
        await using var wire = await Wire.TapAsync(Vhost.ConnectionString);
        await using var service = await StartAsync();
        var thing = NewId();

        await service.ChangeAsync(thing, 7);
        var sent = Assert.Single(await wire.TakeAsync(1, Soon));

        Assert.Equal("vest.test.thing.changed", sent.RoutingKey);
        Assert.Equal(
            ("application/cloudevents+json", true, sent.Id.ToString(), "no.ksf.test.thing.changed.v1"),
            (sent.Properties.ContentType, sent.Properties.Persistent, sent.Properties.MessageId, sent.Properties.Type));
        Assert.Equal("1.0", sent.Event.GetProperty("specversion").GetString());
        Assert.Equal("/vest/test", sent.Event.GetProperty("source").GetString());
        Assert.Equal("vest", sent.Event.GetProperty("deployment").GetString());
        Assert.Equal($"things/{thing}", sent.Subject);
        Assert.Equal(1, sent.Sequence);
        Assert.Equal(new ThingState(thing, 7), sent.Event.GetProperty("data").Deserialize<ThingState>(CloudEvent.Json));
    }

    [Fact]
    public async Task A_transaction_that_is_rolled_back_sends_nothing()
    {
        await using var wire = await Wire.TapAsync(Vhost.ConnectionString);
        await using var service = await StartAsync();
        await service.WithAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            await context.ChangeAsync(NewId(), 1);
            await transaction.RollbackAsync();
            return 0;
        });

        await service.ChangeAsync(NewId(), 2);

        Assert.Single(await wire.TakeAsync(1, Soon));
    }

    [Fact]
    public async Task What_was_sent_long_ago_is_removed()
    {
        await using var service = await StartAsync();
        var thing = NewId();
        for (var number = 1; number <= 3; number++)
            await service.ChangeAsync(thing, number);
        await Poll.UntilAsync(() => QueryAsync<long>("select count(*) from platform.outbox where sent_at is not null"), sent => sent == 3, Soon);
        await QueryAsync<object>("update platform.outbox set sent_at = sent_at - interval '8 days' returning 1");

        await service.ChangeAsync(thing, 4);

        Assert.Equal(3, await service.Services.GetRequiredService<OutboxHistory>().RemoveOldAsync(CancellationToken.None));
        Assert.Equal(4, await QueryAsync<long>("select sequence from platform.outbox"));
    }
}
