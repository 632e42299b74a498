using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using Ksf.ServiceDefaults.Health;
using Ksf.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Tests.Telemetry;

/// <summary>A program with telemetry, and what it sends to a collector that listens.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_request_is_a_span_with_the_name_of_its_route_and_nothing_else_begins_a_trace()
    {
        var sent = await RunAsync(async (program, http) =>
        {
            await http.GetAsync(new Uri("/things/4627", UriKind.Relative), Cancel);
            await http.GetAsync(new Uri("/things", UriKind.Relative), Cancel);
            await http.GetAsync(new Uri("/health/live", UriKind.Relative), Cancel);
            await http.GetAsync(new Uri("/status", UriKind.Relative), Cancel);
            // As the gateway asks whether a service is up.
            using var call = program.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
            await call.GetAsync(new Uri(http.BaseAddress!, "/health/ready"), Cancel);
        });

        var traces = sent.Of("traces");
        Assert.Contains("GET /things/{id}", traces, StringComparison.Ordinal);
        // In protobuf the text's length stands before it, and the next field's tag after it.
        Assert.Contains("\u000bGET /things0", traces, StringComparison.Ordinal);
        Assert.Contains("\u0007/things", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("/health", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("\u0007/status", traces, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_recorded_though_its_caller_records_nothing()
    {
        var trace = ActivityTraceId.CreateRandom();

        var sent = await RunAsync(async (_, http) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/things/1") { Headers = { { "traceparent", $"00-{trace}-00f067aa0ba902b7-00" } } };
            await http.SendAsync(request, Cancel);
        });

        Assert.Contains(Bytes(trace), sent.Of("traces"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_line_of_a_request_has_its_trace_and_calls_and_requests_log_none()
    {
        var trace = ActivityTraceId.CreateRandom();

        var sent = await RunAsync(async (_, http) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/things/1") { Headers = { { "traceparent", $"00-{trace}-00f067aa0ba902b7-01" } } };
            await http.SendAsync(request, Cancel);
        });

        var logs = sent.Of("logs");
        Assert.Contains("Thing 1 was asked for", logs, StringComparison.Ordinal);
        Assert.Contains(Bytes(trace), logs, StringComparison.Ordinal);
        Assert.DoesNotContain("System.Net.Http", logs, StringComparison.Ordinal);
        Assert.DoesNotContain("Microsoft.AspNetCore.Hosting", logs, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Runs a program until the test has used it; all that it had to send is sent when it has stopped.</summary>
    private static async Task<Collected> RunAsync(Func<WebApplication, HttpClient, Task> use)
    {
        var collected = new Collected();
        await using var collector = Build(_ => { });
        collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, Cancel);
            collected.Add(signal, body.ToArray());
        });
        await collector.StartAsync(Cancel);

        await using (var program = Build(builder =>
        {
            builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single();
            builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
            builder.Services.AddHttpClient().AddHealthChecks();
            builder.AddTelemetry();
        }))
        {
            program.MapHealth();
            program.MapGet("/status", () => "up");
            program.MapGroup("/things").MapGet("/", () => "");
            program.MapGet("/things/{id}", async (string id, ILogger<TelemetryTests> log, IHttpClientFactory clients, HttpRequest request) =>
            {
                using var call = clients.CreateClient();
                await call.GetAsync(new Uri($"http://{request.Host}/elsewhere"), Cancel);
                log.LogInformation("Thing {Id} was asked for", id);
            });
            await program.StartAsync(Cancel);
            using var handler = new SocketsHttpHandler { ActivityHeadersPropagator = null };
            using var http = new HttpClient(handler) { BaseAddress = new Uri(program.Urls.Single()) };
            await use(program, http);
            await program.StopAsync(Cancel);
        }
        return collected;
    }

    private static WebApplication Build(Action<WebApplicationBuilder> configure)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        configure(builder);
        return builder.Build();
    }

    private static string Bytes(ActivityTraceId trace) => Encoding.Latin1.GetString(Convert.FromHexString(trace.ToString()));

    /// <summary>OTLP requests as they came. Texts and ids stand in them as they are.</summary>
    private sealed class Collected
    {
        private readonly ConcurrentQueue<(string Signal, string Body)> _requests = [];

        public void Add(string signal, byte[] body) => _requests.Enqueue((signal, Encoding.Latin1.GetString(body)));

        public string Of(string signal) => string.Concat(_requests.Where(request => request.Signal == signal).Select(request => request.Body));
    }
}
