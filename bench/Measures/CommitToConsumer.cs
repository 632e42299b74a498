using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Ksf.Bench.Measures;

/// <summary>
/// (c) From the commit of a need in KnowledgeSupport to the commit of its event in the log of Events, at 100 a second: both read from PostgreSQL's own
/// record of commits. Against a bare publish to a quorum queue and its consumption, at the same pace.
/// </summary>
internal static class CommitToConsumer
{
    private const int PerSecond = 100;
    private const int Seconds = 10;

    public static async Task MeasureAsync(PlatformUnderMeasure platform, Report report)
    {
        Console.WriteLine($"(c) commit to consumer's commit at {PerSecond}/s");
        var token = await platform.TokenAsync();
        await PlatformAsync(platform, token, Seconds);
        await BareAsync(platform, Seconds);

        List<double> ours50 = [], ours99 = [], bare50 = [], bare99 = [];
        for (var round = 0; round < Rounds.Count; round++)
        {
            var ours = await PlatformAsync(platform, token, Seconds);
            var bare = await BareAsync(platform, Seconds);
            ours50.Add(Rounds.Percentile(ours, 0.5));
            ours99.Add(Rounds.Percentile(ours, 0.99));
            bare50.Add(Rounds.Percentile(bare, 0.5));
            bare99.Add(Rounds.Percentile(bare, 0.99));
        }
        report.AddCost("(c) commit to consumer's commit at 100/s, p50", "ms", Rounds.Median(ours50), Rounds.Median(bare50), aim: null);
        report.AddCost("(c) commit to consumer's commit at 100/s, p99", "ms", Rounds.Median(ours99), Rounds.Median(bare99), aim: 20);
    }

    /// <summary>Reports needs at the pace, and gives the milliseconds of each.</summary>
    private static async Task<List<double>> PlatformAsync(PlatformUnderMeasure platform, string token, int seconds)
    {
        using var http = new HttpClient { BaseAddress = platform.Run.Endpoint("vest-knowledge") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var needs = new ConcurrentBag<Guid>();
        await PaceAsync(seconds, async () => needs.Add(await ReportAsync(http)));
        return await LatenciesAsync(platform, [.. needs]);
    }

    private static async Task<Guid> ReportAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/needs")
        {
            Content = JsonContent.Create(new
            {
                organisation = "4601",
                title = "Fall hos hjemmeboende eldre",
                question = "Hvilke tiltak i hjemmet gir færre fall blant eldre over 80 år?",
                serviceArea = "health-and-care",
            }),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString());
        using var answer = (await http.SendAsync(request)).EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static async Task<List<double>> LatenciesAsync(PlatformUnderMeasure platform, Guid[] needs)
    {
        var committed = await CommitsAsync(
            platform.Database("vest-knowledge"),
            "select o.event_id, pg_xact_commit_timestamp(n.xmin) from needs n join platform.outbox o on o.subject = 'needs/' || n.id where n.id = any($1)",
            needs);
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            var logged = await CommitsAsync(
                platform.Database("vest-events"), "select event_id, pg_xact_commit_timestamp(xmin) from log where event_id = any($1)", [.. committed.Keys]);
            if (logged.Count == needs.Length)
                return [.. logged.Select(arrival => (arrival.Value - committed[arrival.Key]).TotalMilliseconds)];
            if (deadline.Elapsed > TimeSpan.FromSeconds(30))
                throw new InvalidOperationException($"Of {needs.Length} needs {logged.Count} are in the log after 30 s.");
            await Task.Delay(200);
        }
    }

    private static async Task<Dictionary<Guid, DateTime>> CommitsAsync(string database, string sql, Guid[] ids)
    {
        await using var source = NpgsqlDataSource.Create(database);
#pragma warning disable CA2100 // The texts stand above.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        command.Parameters.Add(new() { Value = ids });
        await using var rows = await command.ExecuteReaderAsync();
        var commits = new Dictionary<Guid, DateTime>();
        while (await rows.ReadAsync())
            commits[rows.GetGuid(0)] = rows.GetDateTime(1);
        return commits;
    }

    private static async Task<List<double>> BareAsync(PlatformUnderMeasure platform, int seconds)
    {
        await using var connection = await new ConnectionFactory { Uri = platform.Run.Broker("vest") }.CreateConnectionAsync();
        await using var receiving = await connection.CreateChannelAsync();
        await receiving.QueueDeclareAsync("bench", durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        var latencies = new ConcurrentBag<double>();
        var consumer = new AsyncEventingBasicConsumer(receiving);
        consumer.ReceivedAsync += async (_, message) =>
        {
            latencies.Add(Stopwatch.GetElapsedTime(BitConverter.ToInt64(message.Body.Span)).TotalMilliseconds);
            await receiving.BasicAckAsync(message.DeliveryTag, multiple: false);
        };
        await receiving.BasicConsumeAsync("bench", autoAck: false, consumer);

        await using var sending = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        var filling = Encoding.UTF8.GetBytes(new string('x', 800));
        await PaceAsync(seconds, async () => await sending.BasicPublishAsync(
            "", "bench", mandatory: false, new BasicProperties { Persistent = true }, (byte[])[.. BitConverter.GetBytes(Stopwatch.GetTimestamp()), .. filling]));
        await Task.Delay(500);
        await receiving.QueueDeleteAsync("bench");
        return [.. latencies];
    }

    /// <summary>Begins so many a second, evenly, without waiting for one to end before the next.</summary>
    private static async Task PaceAsync(int seconds, Func<Task> act)
    {
        var begun = new List<Task>(PerSecond * seconds);
        var start = Stopwatch.GetTimestamp();
        for (var n = 0; n < PerSecond * seconds; n++)
        {
            var wait = TimeSpan.FromSeconds((double)n / PerSecond) - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait);
            begun.Add(act());
        }
        await Task.WhenAll(begun);
    }
}
