using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Messaging.Sending;
using Ksf.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using RabbitMQ.Client;

namespace Ksf.ServiceDefaults.Tests.Messaging;

/// <summary>What operators see of events that wait.</summary>
public sealed class GaugeTests : MessagingTest
{
    [Fact]
    public async Task What_waits_to_be_sent_and_in_the_error_queue_is_measured()
    {
        await using (var writer = await StartAsync())
        {
            await writer.StopAsync();
            for (var number = 1; number <= 17; number++)
                await writer.ChangeAsync(NewId(), number);
        }
        await QueryAsync<int>(
            """
            with parked as (update platform.outbox set parked_at = now() where position in (select position from platform.outbox order by position limit 3) returning 1)
            select count(*)::int from parked
            """);
        // The others are backed off, so that they are still there to be measured.
        await QueryAsync<int>(
            """
            with waiting as (
                update platform.outbox set not_before = now() + interval '1 hour', written_at = now() - interval '2 hours' where parked_at is null returning 1)
            select count(*)::int from waiting
            """);
        await PutInErrorQueueAsync(11);

        await using var service = await StartAsync();

        // Other tests' services are measured at the same time, under the same names.
        await Poll.UntilAsync(() => Task.FromResult(Measure("ksf.messaging.outbox_depth")), values => values.Contains(17), Soon);
        await Poll.UntilAsync(() => Task.FromResult(Measure("ksf.messaging.outbox_parked")), values => values.Contains(3), Soon);
        await Poll.UntilAsync(() => Task.FromResult(Measure("ksf.messaging.outbox_age")), values => values.Any(age => age is >= 7_200 and < 7_300), Soon);
        await Poll.UntilAsync(() => Task.FromResult(Measure("ksf.messaging.error_queue_depth")), values => values.Contains(11), Soon);
    }

    [Fact]
    public async Task Readiness_reads_as_much_with_a_hundred_thousand_unsent_events_as_with_one()
    {
        await using var service = Create();
        await QueryAsync<int>(
            """
            insert into platform.outbox (event_id, subject, sequence, type, exchange, routing_key, body, written_at, attempts)
            select gen_random_uuid(), 'things/' || n, 1, 'no.ksf.test.thing.changed.v1', 'ksf.events', 'vest.test.thing.changed', '{}', now() - interval '1 hour', 0
            from generate_series(1, 100000) n;
            select 1
            """);
        var outbox = service.Services.GetRequiredKeyedService<NpgsqlDataSource>(OutboxTable.Connection);

        await using var explain = outbox.CreateCommand($"explain (analyze, buffers, format json) {OutboxTable.StateQuery}");
        using var plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync(TestContext.Current.CancellationToken))!);

        var top = plan.RootElement[0].GetProperty("Plan");
        var pages = top.GetProperty("Shared Hit Blocks").GetInt32() + top.GetProperty("Shared Read Blocks").GetInt32();
        Assert.InRange(pages, 1, 20);
        Assert.Equal(HealthStatus.Degraded, await service.HealthAsync("outbox"));
        Assert.Equal(new OutboxDepth(10_000, 0), await service.Services.GetRequiredService<OutboxTable>().DepthAsync(CancellationToken.None));
    }

    private async Task PutInErrorQueueAsync(int count)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(Vhost.ConnectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        for (var sent = 0; sent < count; sent++)
            await channel.BasicPublishAsync("", MessagingTopology.ErrorQueue("test"), mandatory: true, new BasicProperties(), "{}"u8.ToArray());
    }

    private static ConcurrentBag<double> Measure(string gauge)
    {
        var values = new ConcurrentBag<double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, me) =>
            {
                if (instrument.Name == gauge)
                    me.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => values.Add(value));
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => values.Add(value));
        listener.Start();
        listener.RecordObservableInstruments();
        return values;
    }
}
