using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ksf.System.Tests.Tracing;

/// <summary>
/// Takes telemetry by OTLP over HTTP, as a collector would. It keeps spans and logs, and passes everything on to a dashboard if there is one.
/// </summary>
internal sealed class TelemetryCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _dashboard = new();
    private readonly ConcurrentBag<Span> _spans = [];
    private readonly ConcurrentBag<LogRecord> _logs = [];

    private TelemetryCollector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var stream = new MemoryStream();
            await request.Body.CopyToAsync(stream);
            var body = stream.ToArray();
            if (signal == "traces")
                OtlpRequest.Spans(body).ToList().ForEach(_spans.Add);
            if (signal == "logs")
                OtlpRequest.Logs(body).ToList().ForEach(_logs.Add);
            if (Dashboard is { } dashboard)
            {
                using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/x-protobuf") } };
                using var answer = (await _dashboard.PostAsync(new Uri(dashboard, request.Path), content)).EnsureSuccessStatusCode();
            }
        });
    }

    /// <summary>Where a dashboard takes OTLP over HTTP.</summary>
    public Uri? Dashboard { get; set; }

    public string Address => _app.Urls.Single();

    public static async Task<TelemetryCollector> StartAsync()
    {
        var collector = new TelemetryCollector();
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>All spans that have come so far.</summary>
    public IReadOnlyCollection<Span> Spans => _spans;

    /// <summary>All log records that have come so far.</summary>
    public IReadOnlyCollection<LogRecord> Logs => _logs;

    /// <summary>The spans of one trace that have come so far.</summary>
    public IReadOnlyList<Span> Of(string traceId) => [.. _spans.Where(span => span.TraceId == traceId)];

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _dashboard.Dispose();
    }
}

/// <summary>The spans of one trace.</summary>
internal sealed record CollectedTrace(IReadOnlyList<Span> Spans)
{
    public bool Has(string service, SpanKind kind) => Spans.Any(span => span.Service == service && span.Kind == kind);

    /// <summary>Whether one of the span's ancestors has this id, or belongs to this service.</summary>
    public bool IsUnder(Span span, string ancestor)
    {
        for (var parent = Parent(span); parent is not null; parent = Parent(parent))
        {
            if (parent.Id == ancestor || parent.Service == ancestor)
                return true;
        }
        return false;
    }

    public override string ToString() => string.Join('\n', Spans.Select(span => $"{span.Service} {span.Kind} {span.Name}"));

    private Span? Parent(Span of) => Spans.FirstOrDefault(one => one.Id == of.ParentId);
}

/// <summary>What one program did, and under what. Path: of a request that it took. Subject: of an event that it sent or took.</summary>
internal sealed record Span(string Service, string TraceId, string Id, string ParentId, string Name, SpanKind Kind, string Path, string Subject);

/// <summary>A line of one program's log. The trace id is empty outside a request.</summary>
internal sealed record LogRecord(string Service, string Category, string TraceId);

/// <summary>As OTLP numbers them.</summary>
internal enum SpanKind
{
    Unspecified,
    Internal,
    Server,
    Client,
    Producer,
    Consumer,
}
