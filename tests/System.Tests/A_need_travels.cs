using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Ksf.System.Tests.Tracing;
using Ksf.TestKit;
using RabbitMQ.Client;

namespace Ksf.System.Tests;

public sealed class A_need_travels(RunningPlatform platform)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task From_a_report_in_vest_to_an_AMQP_client_the_log_and_the_nation()
    {
        await using var connection = await new ConnectionFactory { Uri = platform.Run.ConnectionString("integrator-vest") }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var queue = (await channel.QueueDeclareAsync("integrator.a-need-travels")).QueueName;
        await channel.QueueBindAsync(queue, "ksf.events", "vest.knowledge.need.*");

        var id = await platform.ReportNeedAsync();

        await Poll.UntilAsync(async () => await channel.BasicGetAsync(queue, autoAck: true), got => got is not null && Subject(got) == $"needs/{id}", Soon);
        using var reader = await platform.SignInAsync("integrator");
        await FeedHasAsync(reader, "vest", id);
        await FeedHasAsync(reader, "nasjonal", id);
    }

    [Theory]
    [InlineData("vest")]
    [InlineData("nasjonal")]
    [InlineData("midt")]
    public async Task And_each_deployment_shows_it_by_itself_without_what_stays_at_home(string deployment)
    {
        using var reader = await platform.SignInAsync("integrator");
        var id = await platform.ReportNeedAsync();

        var shown = await Poll.UntilAsync(
            async () =>
            {
                using var answer = await reader.AskAsync($"/{deployment}/knowledge/v1/overview/needs/{id}");
                return answer.StatusCode == HttpStatusCode.NotFound ? default : await answer.JsonAsync();
            },
            need => need.ValueKind == JsonValueKind.Object,
            Soon);

        Assert.Equal("vest", shown.Text("deployment"));
        Assert.Equal("Fall hos hjemmeboende eldre", shown.Text("title"));
        Assert.DoesNotContain("Antallet brudd", shown.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_one_trace_through_gateway_service_outbox_broker_and_consumers()
    {
        // A system that records its own trace says so in the header, and the platform then records its part.
        using var activity = new Activity("a system in Askøy") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        var traceId = activity.TraceId.ToString();
        await platform.ReportNeedAsync(activity.Id);

        var trace = await Poll.UntilAsync(
            () => Task.FromResult(new CollectedTrace(platform.Telemetry.Of(traceId))),
            // Each program sends its spans when it comes to it, so all that is looked at below is waited for.
            trace => trace.Has("gateway", SpanKind.Server) && trace.Has("vest-knowledge", SpanKind.Server)
                && trace.Has("vest-knowledge", SpanKind.Producer) && trace.Has("vest-events", SpanKind.Consumer)
                && trace.Has("nasjonal-events", SpanKind.Consumer) && trace.Has("nasjonal-knowledge", SpanKind.Consumer),
            Soon);

        var service = Assert.Single(trace.Spans, span => span is { Service: "vest-knowledge", Kind: SpanKind.Server });
        var producer = Assert.Single(trace.Spans, span => span is { Service: "vest-knowledge", Kind: SpanKind.Producer });
        Assert.True(trace.IsUnder(service, "gateway"), "the service's span is under the gateway's");
        Assert.True(trace.IsUnder(producer, service.Id), "the outbox sends under the request that wrote the event");
        Assert.Each(
            trace.Spans.Where(span => span.Kind == SpanKind.Consumer),
            consumer => Assert.True(trace.IsUnder(consumer, producer.Id), $"{consumer.Service} consumes under the send"));
    }

    [Fact]
    public async Task As_the_script_in_the_readme_shows()
    {
        var start = new ProcessStartInfo("bash", [Repository.Path("docs", "try-it.sh")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["KSF_GATEWAY"] = platform.Gateway.ToString().TrimEnd('/');
        start.Environment["KSF_IDENTITY"] = platform.Identity.ToString().TrimEnd('/');
        using var script = Process.Start(start)!;
        var said = await script.StandardOutput.ReadToEndAsync() + await script.StandardError.ReadToEndAsync();
        await script.WaitForExitAsync();

        Assert.True(script.ExitCode == 0, said);
    }

    private static Task FeedHasAsync(HttpClient reader, string deployment, string need) => Poll.UntilAsync(
        () => reader.ReadAllAsync($"/{deployment}/events/v1/events?type=no.ksf.knowledge.need.submitted.v1"),
        events => events.Exists(e => e.Text("subject") == $"needs/{need}"),
        Soon);

    private static string Subject(BasicGetResult message) => JsonDocument.Parse(message.Body).RootElement.Text("subject");
}
