using System.Text.Json;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Messaging.Sending;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

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
        Assert.Each(events.GroupBy(e => e.Subject), subject => Assert.Equal(Enumerable.Range(1, 100).Select(n => (long)n), subject.Select(e => e.Sequence)));
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
    public async Task An_event_the_broker_never_confirms_is_parked_in_the_end_and_holds_up_no_other()
    {
        await using var broker = await PrivateBroker.StartNewAsync();
        await using var service = await TestService.StartAsync(
            Database.ConnectionString, broker.ConnectionString, settings: [.. QuickRetries, ("Messaging:Sending:Lease", "00:00:06")]);
        await HealthyAsync(service);
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker.ConnectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync("stuck", durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await channel.QueueBindAsync("stuck", "ksf.events", "*.test.admiration.felt");
        // Once before: the broker's channel waits for a queue that is new to it.
        await AdmireAsync(NewId());
        await Poll.UntilAsync(() => channel.MessageCountAsync("stuck"), count => count == 1, Soon);
        await broker.EvaluateAsync("sys:suspend('%2F_stuck').");
        var admired = NewId();

        await AdmireAsync(admired);
        for (var others = 2; await QueryAsync<long>("select count(*) from platform.outbox where parked_at is not null") == 0; others++)
        {
            Assert.InRange(others, 1, 60);
            await service.ChangeAsync(NewId(), others);
            await Poll.UntilAsync(() => QueryAsync<long>("select count(*) from platform.outbox where sent_at is not null"), sent => sent == others, Soon);
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        Assert.Equal(3, await QueryAsync<int>("select attempts from platform.outbox where subject = $1", $"admirations/{admired}"));
        await broker.EvaluateAsync("sys:resume('%2F_stuck').");
        Assert.Equal(new Redriven(Received: 0, Sent: 1), await Redrive.RunAsync(service.Services, CancellationToken.None));
        await Poll.UntilAsync(() => QueryAsync<long>("select count(*) from platform.outbox where sent_at is null"), unsent => unsent == 0, Soon);

        Task AdmireAsync(Guid id) => service.WithAsync(async context =>
        {
            context.Raise("felt", new AdmirationState(id), 1);
            return await context.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task A_replica_that_freezes_while_it_claims_does_not_keep_others_from_claiming()
    {
        await using var database = RelayToDatabase(out var connectionString);
        database.Start();
        await using var frozen = TestService.Create(connectionString, Vhost.ConnectionString);
        await using var other = Create();
        Assert.Empty(await frozen.Services.GetRequiredService<OutboxTable>().ClaimAsync(CancellationToken.None));
        await QueryAsync<int>(
            """
            insert into platform.outbox (event_id, subject, sequence, type, exchange, routing_key, body, written_at, attempts)
            select gen_random_uuid(), 'things/' || n, 1, 'no.ksf.test.thing.changed.v1', 'ksf.events', 'k', repeat('0123456789abcdef', 4000), now(), 0
            from generate_series(1, 500) n;
            select 1
            """);

        database.HoldsAnswers = true;
        var claiming = frozen.Services.GetRequiredService<OutboxTable>().ClaimAsync(CancellationToken.None);
        await Poll.UntilAsync(() => QueryAsync<long>("select count(*) from platform.outbox where leased_until is not null"), leased => leased > 0, Soon);

        Assert.Empty(await other.Services.GetRequiredService<OutboxTable>().ClaimAsync(CancellationToken.None).WaitAsync(Soon));
        Assert.False(claiming.IsCompleted);
        database.HoldsAnswers = false;
        Assert.Equal(500, (await claiming).Count);
    }
}
