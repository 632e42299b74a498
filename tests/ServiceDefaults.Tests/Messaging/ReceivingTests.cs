using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Messaging.Resynchronising;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace Ksf.ServiceDefaults.Tests.Messaging;

public sealed class ReceivingTests : MessagingTest
{
    [Fact]
    public async Task A_change_reaches_a_copy_and_has_its_effect()
    {
        await using var service = await StartAsync();
        var thing = NewId();

        await service.ChangeAsync(thing, 1);
        await service.ChangeAsync(thing, 2);

        await Poll.UntilAsync(() => CountEffectsAsync(service, thing), count => count == 2, Soon);
        var copy = await service.WithAsync(c => c.KnownThings.SingleAsync(t => t.Id == thing));
        Assert.Equal((2, 2L), (copy.Number, copy.Sequence));
    }

    [Fact]
    public async Task An_event_that_cannot_be_handled_is_retried_then_kept_unchanged_and_redriven()
    {
        await using var wire = await Wire.TapAsync(Vhost.ConnectionString);
        await using var service = await StartAsync(QuickRetries);
        var (broken, healthy) = (NewId(), NewId());
        NoteEffect.AttemptsAtBroken[broken] = 0;

        await service.ChangeAsync(broken, 1);
        await service.ChangeAsync(healthy, 1);
        await Poll.UntilAsync(() => CountEffectsAsync(service, healthy), count => count == 1, Soon);
        var kept = await PeekErrorAsync();

        var sent = (await wire.TakeAsync(2, Soon)).Single(e => e.Subject == $"things/{broken}");
        Assert.Equal(sent.Body, kept);
        // One more where the first was made together with the healthy one.
        Assert.InRange(NoteEffect.AttemptsAtBroken[broken], 3, 4);
        Assert.Equal(0, await CountEffectsAsync(service, broken));
        Assert.False(await service.WithAsync(c => c.KnownThings.AnyAsync(t => t.Id == broken)), "The copy is in the transaction of the effect.");

        NoteEffect.AttemptsAtBroken.Remove(broken, out _);
        Assert.Equal(new Redriven(Received: 1, Sent: 0), await Redrive.RunAsync(service.Services, CancellationToken.None));
        await Poll.UntilAsync(() => CountEffectsAsync(service, broken), count => count == 1, Soon);
    }

    [Fact]
    public async Task One_that_cannot_be_handled_does_not_hold_up_those_that_come_with_it()
    {
        var things = Enumerable.Range(0, 60).Select(_ => NewId()).ToArray();
        NoteEffect.AttemptsAtBroken[things[20]] = 0;
        await using (var away = await StartAsync())
        {
            await away.StopAsync();
            foreach (var thing in things)
                await away.ChangeAsync(thing, 1);
        }

        await using var service = await StartAsync(QuickRetries);

        await Poll.UntilAsync(() => service.WithAsync(c => c.Effects.CountAsync()), count => count == 59, Soon);
        Assert.Equal(59, await service.WithAsync(c => c.KnownThings.CountAsync()));
        Assert.False(await service.WithAsync(c => c.KnownThings.AnyAsync(t => t.Id == things[20])));
        NoteEffect.AttemptsAtBroken.Remove(things[20], out _);
    }

    [Fact]
    public async Task A_copy_that_cannot_be_kept_does_not_hold_up_those_that_are_stored_with_it()
    {
        var things = Enumerable.Range(0, 60).Select(_ => NewId()).ToArray();
        KnownThing.Broken[things[20]] = true;
        await using (var away = await StartAsync())
        {
            await away.StopAsync();
            foreach (var thing in things)
                await away.ChangeAsync(thing, 1);
        }

        await using var service = await TestService.StartAsync(
            Database.ConnectionString, Vhost.ConnectionString, events => events.Copy<KnownThing, ThingState>(), settings: QuickRetries);

        await Poll.UntilAsync(() => service.WithAsync(c => c.KnownThings.CountAsync()), count => count == 59, Soon);
        Assert.Contains(things[20].ToString(), await PeekErrorAsync(), StringComparison.Ordinal);
        Assert.Equal(59, await service.WithAsync(c => c.KnownThings.CountAsync()));
    }

    [Fact]
    public async Task Effects_of_one_subject_are_had_in_its_order()
    {
        await using var service = await StartAsync();
        var things = Enumerable.Range(0, 10).Select(_ => NewId()).ToArray();

        for (var number = 1; number <= 30; number++)
            await Parallel.ForEachAsync(things, async (thing, _) => await service.ChangeAsync(thing, number));

        await Poll.UntilAsync(() => service.WithAsync(c => c.Effects.CountAsync()), count => count == 300, Soon);
        var effects = await service.WithAsync(c => c.Effects.OrderBy(effect => effect.Id).ToListAsync());
        Assert.Each(effects.GroupBy(effect => effect.ThingId), thing => Assert.Equal(Enumerable.Range(1, 30), thing.Select(effect => effect.Number)));
    }

    [Fact]
    public async Task When_the_replica_that_listens_stops_another_goes_on_and_each_event_has_one_effect()
    {
        // It is not started: it writes events, and those who listen send them.
        await using var sender = Create();
        var first = await StartAsync();
        await using var second = await StartAsync();
        var things = Enumerable.Range(0, 20).Select(_ => NewId()).ToArray();

        var changing = Parallel.ForEachAsync(things, async (thing, _) =>
        {
            for (var number = 1; number <= 30; number++)
                await sender.ChangeAsync(thing, number);
        });
        await Poll.UntilAsync(() => second.WithAsync(c => c.Effects.CountAsync()), count => count > 50, Soon);
        await first.StopAsync();
        await first.DisposeAsync();
        await changing;

        await Poll.UntilAsync(() => second.WithAsync(c => c.Effects.CountAsync()), count => count >= 600, Soon);
        // Not in what order: what the first had and gave back comes after what the second got meanwhile. A copy bears that.
        var effects = await second.WithAsync(c => c.Effects.ToListAsync());
        Assert.Each(effects.GroupBy(effect => effect.ThingId), thing => Assert.Equal(Enumerable.Range(1, 30), thing.Select(effect => effect.Number).Order()));
        Assert.Equal(20, await second.WithAsync(c => c.KnownThings.CountAsync(thing => thing.Number == 30)));
    }

    [Fact]
    public async Task A_service_is_ready_when_it_has_taken_what_waited_for_it()
    {
        var thing = NewId();
        NoteEffect.AttemptsAtBroken[thing] = 0;
        await using (var away = await StartAsync())
        {
            await away.StopAsync();
            await away.ChangeAsync(thing, 1);
        }
        await using var service = await StartAsync(("Messaging:Receiving:RetryDelays:0", "00:00:02"));

        await Poll.UntilAsync(() => Task.FromResult(NoteEffect.AttemptsAtBroken[thing]), attempts => attempts == 1, Soon);
        for (var look = 0; look < 5; look++)
            Assert.Equal(HealthStatus.Unhealthy, await service.HealthAsync("caught up"));
        NoteEffect.AttemptsAtBroken.Remove(thing, out _);

        await Poll.UntilAsync(() => service.HealthAsync("caught up"), status => status == HealthStatus.Healthy, Soon);
        Assert.Equal(1, await CountEffectsAsync(service, thing));
    }

    [Fact]
    public async Task What_a_stopping_service_is_at_goes_back_to_the_queue_for_the_next()
    {
        var thing = NewId();
        NoteEffect.AttemptsAtBroken[thing] = 0;
        await using (var stopping = await StartAsync(("Messaging:Receiving:RetryDelays:0", "00:05:00")))
        {
            await stopping.ChangeAsync(thing, 1);
            await Poll.UntilAsync(() => Task.FromResult(NoteEffect.AttemptsAtBroken[thing]), attempts => attempts == 1, Soon);
            await stopping.StopAsync();
        }
        NoteEffect.AttemptsAtBroken.Remove(thing, out _);

        await using var next = await StartAsync();

        await Poll.UntilAsync(() => CountEffectsAsync(next, thing), count => count == 1, Soon);
        Assert.Equal(new Redriven(Received: 0, Sent: 0), await Redrive.RunAsync(next.Services, CancellationToken.None));
    }

    [Fact]
    public async Task A_copy_that_was_deleted_is_rebuilt_by_resynchronising_and_no_effect_is_had_again()
    {
        await using var service = await StartAsync();
        var things = Enumerable.Range(0, 5).Select(_ => NewId()).ToArray();
        foreach (var thing in things)
        {
            await service.ChangeAsync(thing, 1);
            await service.ChangeAsync(thing, 2);
        }
        await Poll.UntilAsync(() => service.WithAsync(c => c.Effects.CountAsync()), count => count == 10, Soon);
        await service.WithAsync(c => c.KnownThings.ExecuteDeleteAsync());

        Assert.Equal(5, await service.Services.GetRequiredService<Resynchronisation>().RunAsync(CancellationToken.None));

        await Poll.UntilAsync(() => service.WithAsync(c => c.KnownThings.CountAsync(t => t.Number == 2 && t.Sequence == 2)), count => count == 5, Soon);
        Assert.Equal(10, await service.WithAsync(c => c.Effects.CountAsync()));
    }

    [Fact]
    public async Task An_older_state_than_the_copy_shows_is_ignored()
    {
        await using var wire = await Wire.TapAsync(Vhost.ConnectionString);
        await using var service = await StartAsync();
        var thing = NewId();
        await service.ChangeAsync(thing, 1);
        await service.ChangeAsync(thing, 2);
        var older = (await wire.TakeAsync(2, Soon))[0];
        await Poll.UntilAsync(() => CountEffectsAsync(service, thing), count => count == 2, Soon);

        // Under another id it is had in its effect, in the transaction in which the copy ignores it.
        await PublishAsync(older.Body.Replace(older.Id.ToString(), NewId().ToString(), StringComparison.Ordinal), older.RoutingKey);
        await Poll.UntilAsync(() => CountEffectsAsync(service, thing), count => count == 3, Soon);

        var copy = await service.WithAsync(c => c.KnownThings.SingleAsync(t => t.Id == thing));
        Assert.Equal((2, 2L), (copy.Number, copy.Sequence));
    }

    [Fact]
    public async Task An_event_of_an_unknown_type_is_acknowledged_and_counted()
    {
        var unknown = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "ksf.messaging.unknown_types")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref unknown, count));
        listener.Start();
        await using var service = await TestService.StartAsync(
            Database.ConnectionString, Vhost.ConnectionString, events => events.Copy<KnownThing, ThingState>("*.test.*.*"));

        await service.WithAsync(async context =>
        {
            context.Raise("felt", new AdmirationState(NewId()), 1);
            return await context.SaveChangesAsync();
        });

        await Poll.UntilAsync(() => Task.FromResult(Interlocked.Read(ref unknown)), count => count == 1, Soon);
        // What is not acknowledged when the consumer stops comes to the next one, before what is sent later.
        await service.StopAsync();
        await using var next = await TestService.StartAsync(
            Database.ConnectionString, Vhost.ConnectionString, events => events.Copy<KnownThing, ThingState>("*.test.*.*"));
        await next.ChangeAsync(NewId(), 1);
        await Poll.UntilAsync(() => next.WithAsync(c => c.KnownThings.CountAsync()), count => count == 1, Soon);
        Assert.Equal(1, Interlocked.Read(ref unknown));
    }

    [Fact]
    public async Task What_is_not_a_CloudEvent_goes_to_the_error_queue_as_it_is()
    {
        await using var service = await StartAsync(QuickRetries);

        await PublishAsync("{ not json", "vest.test.thing.changed");

        Assert.Equal("{ not json", await PeekErrorAsync());
    }

    [Fact]
    public async Task Change_sending_and_receiving_are_one_trace()
    {
        var spans = new List<Activity>();
        using var listener = Listen(span =>
        {
            lock (spans)
                spans.Add(span);
        });
        await using var wire = await Wire.TapAsync(Vhost.ConnectionString);
        await using var service = await StartAsync();
        var thing = NewId();

        using var request = new ActivitySource("test").StartActivity("request")!;
        await service.ChangeAsync(thing, 1);
        request.Stop();
        await Poll.UntilAsync(() => CountEffectsAsync(service, thing), count => count == 1, Soon);
        var sent = Assert.Single(await wire.TakeAsync(1, Soon));

        // A span is heard of when it ends. The sender's ends with the broker's confirm, which may come after the event has been received.
        var ours = await Poll.UntilAsync(
            () => Task.FromResult(Ours()), found => found.Exists(s => s.Kind is ActivityKind.Consumer) && found.Exists(s => s.Kind is ActivityKind.Producer), Soon);
        var producer = Assert.Single(ours, s => s.Kind is ActivityKind.Producer);
        Assert.Equal(request.SpanId, producer.ParentSpanId);
        Assert.Contains(ours, s => s.Source.Name is "MassTransit" && s.ParentSpanId == producer.SpanId);
        Assert.Equal(producer.Id, sent.Event.GetProperty("traceparent").GetString());
        Assert.Equal(producer.Id, Encoding.UTF8.GetString((byte[])sent.Properties.Headers!["traceparent"]!));

        List<Activity> Ours()
        {
            lock (spans)
                return [.. spans.Where(s => s.TraceId == request.TraceId)];
        }
    }

    [Fact]
    public async Task What_is_handled_together_is_each_in_the_trace_of_its_own_request()
    {
        using var listener = Listen();
        var traces = new Dictionary<Guid, ActivityTraceId?>();
        using var source = new ActivitySource("test");
        await using (var away = await StartAsync())
        {
            await away.StopAsync();
            foreach (var thing in Enumerable.Range(0, 60).Select(_ => NewId()))
            {
                using var request = source.StartActivity("request")!;
                traces[thing] = request.TraceId;
                await away.ChangeAsync(thing, 1);
            }
        }

        await using var service = await StartAsync();
        await Poll.UntilAsync(() => service.WithAsync(c => c.Effects.CountAsync()), count => count == 60, Soon);

        Assert.Each(traces, trace => Assert.Equal(trace.Value, NoteEffect.TraceOf[trace.Key]));
    }

    [Fact]
    public async Task Declaring_again_changes_nothing_and_removes_what_is_no_longer_subscribed_to()
    {
        await using var former = TestService.Create(
            Database.ConnectionString, Vhost.ConnectionString, events => events.Copy<KnownThing, ThingState>("nasjonal.test.thing.*", "vest.test.thing.*"));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => MessagingTopology.DeclareAsync(former.Services, CancellationToken.None)));
        Assert.Equal(["nasjonal.test.thing.*", "vest.test.thing.*"], await BoundAsync());

        await using var now = TestService.Create(
            Database.ConnectionString, Vhost.ConnectionString, events => events.Copy<KnownThing, ThingState>("vest.test.thing.*"));
        await MessagingTopology.DeclareAsync(now.Services, CancellationToken.None);
        Assert.Equal(["vest.test.thing.*"], await BoundAsync());

        async Task<string[]> BoundAsync()
        {
            using var bindings = JsonDocument.Parse(await Vhost.Api.GetStringAsync(new Uri($"api/queues/{Vhost.Name}/test/bindings", UriKind.Relative)));
            return [.. bindings.RootElement.EnumerateArray()
                .Where(b => b.GetProperty("source").GetString() == "ksf.events" && b.GetProperty("routing_key").GetString()!.Contains(".test.", StringComparison.Ordinal))
                .Select(b => b.GetProperty("routing_key").GetString()!).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Records the spans of sending and receiving, and of the tests' own requests.</summary>
    private static ActivityListener Listen(Action<Activity>? stopped = null)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Ksf.Messaging" or "MassTransit" or "test",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private async Task PublishAsync(string body, string routingKey)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(Vhost.ConnectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync(
            "ksf.events", routingKey, mandatory: true, new BasicProperties { ContentType = "application/cloudevents+json" }, Encoding.UTF8.GetBytes(body));
    }

    /// <summary>The body of the message in the error queue, which is put back.</summary>
    private async Task<string> PeekErrorAsync()
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(Vhost.ConnectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var message = await Poll.UntilAsync(() => channel.BasicGetAsync("test_error", autoAck: false), found => found is not null, Soon);
        await channel.BasicNackAsync(message!.DeliveryTag, multiple: false, requeue: true);
        await Poll.UntilAsync(() => channel.MessageCountAsync("test_error"), count => count > 0, Soon);
        return Encoding.UTF8.GetString(message.Body.Span);
    }
}
