using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ksf.System.Tests.Tracing;

/// <summary>Takes telemetry by OTLP over HTTP, as a collector would, and keeps the spans.</summary>
internal sealed class TraceCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentBag<Span> _spans = [];

    private TraceCollector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapPost("/v1/traces", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            foreach (var span in OtlpTraces.Read(body.ToArray()))
                _spans.Add(span);
        });
        _app.MapPost("/v1/metrics", () => { });
        _app.MapPost("/v1/logs", () => { });
    }

    public string Address => _app.Urls.Single();

    public static async Task<TraceCollector> StartAsync()
    {
        var collector = new TraceCollector();
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>The spans of one trace that have come so far.</summary>
    public IReadOnlyList<Span> Of(string traceId) => [.. _spans.Where(span => span.TraceId == traceId)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();
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

/// <summary>What one program did, and under what.</summary>
internal sealed record Span(string Service, string TraceId, string Id, string ParentId, string Name, SpanKind Kind);

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
