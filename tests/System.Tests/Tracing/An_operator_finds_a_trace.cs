using System.Text.RegularExpressions;
using Ksf.System.Tests.Portal;
using Ksf.TestKit;

namespace Ksf.System.Tests.Tracing;

public sealed partial class An_operator_finds_a_trace(RunningPlatform platform, Dashboard dashboard, Chromium chromium)
    : IClassFixture<Dashboard>, IClassFixture<Chromium>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private static readonly string[] Levels = ["trce", "dbug", "info", "warn", "fail", "crit"];

    [Fact]
    public async Task In_the_dashboard_by_the_name_of_what_was_reported_all_the_way_to_the_nations_copy()
    {
        Dashboard.Require();
        var id = await platform.ReportNeedAsync();

        var shown = await Poll.UntilAsync(dashboard.TracesAsync, traces => traces.Any(IsWhole), Soon);

        var found = Assert.Single(shown, trace => trace.Name.Contains("needs", StringComparison.Ordinal) && IsOf(trace, id));
        Assert.Equal("gateway: POST /vest/knowledge/v1/needs", found.Name);
        Assert.Contains(found.Spans, span => span is { Service: "vest-knowledge", Name: "POST /v1/needs" });
        Assert.Contains(found.Spans, span => span.Service == "vest-knowledge" && span.Name.Contains("insert needs", StringComparison.Ordinal));
        Assert.Contains(found.Spans, span => span is { Service: "vest-knowledge", Name: "vest.knowledge.need.submitted publish" });
        Assert.Contains(found.Spans, span => span is { Service: "vest-events", Name: "vest.knowledge.need.submitted process" });
        Assert.Single(shown, trace => IsOf(trace, id));

        bool IsWhole(ShownTrace trace) => IsOf(trace, id)
            && trace.Spans.Any(span => span is { Service: "gateway", ParentId: "" })
            // Each program sends its spans at its own time.
            && trace.Spans.Any(span => span is { Service: "vest-knowledge", Name: "POST /v1/needs" })
            && trace.Spans.Any(span => span is { Service: "vest-knowledge", Name: "vest.knowledge.need.submitted publish" })
            && trace.Spans.Any(span => span is { Service: "vest-events", Name: "vest.knowledge.need.submitted process" })
            && trace.Spans.Any(span => span is { Service: "nasjonal-knowledge", Name: "vest.knowledge.need.submitted process" });
    }

    [Fact]
    public async Task From_the_portals_page_through_the_gateway_to_the_nations_copy()
    {
        var page = await chromium.OpenAsync(platform.Gateway);
        await page.SignInAsync("FoU-kontakt, Askøy");
        await page.GotoAsync("/for/vest/4627/meld-behov");
        await page.ReportAsync($"Nattlys på gangveier {Guid.CreateVersion7()}");
        var number = new Uri(page.Url).Segments[^1];
        var id = await platform.IdOfAsync(number);

        var trace = await Poll.UntilAsync(
            () => Task.FromResult(new CollectedTrace(platform.Telemetry.Of(TraceOf(id)))),
            trace => trace.Has("nasjonal-knowledge", SpanKind.Consumer)
                && trace.Spans.Any(span => span is { Service: "gateway", ParentId: "" }) && trace.Has("portal", SpanKind.Server),
            Soon);

        Assert.Equal("POST /for/vest/{id}/meld-behov", Assert.Single(trace.Spans, span => span.ParentId.Length == 0).Name);
        var report = Assert.Single(trace.Spans, span => span is { Service: "gateway", Name: "POST /vest/knowledge/v1/needs" });
        Assert.True(trace.IsUnder(report, "portal"), "the portal's call is under its page");
        Assert.Each(
            trace.Spans.Where(span => span.Kind == SpanKind.Consumer),
            consumer => Assert.True(trace.IsUnder(consumer, report.Id), $"{consumer.Service} consumes what was reported"));
    }

    [Fact]
    public async Task Without_wading_through_probes_and_polls()
    {
        // By now the platform has been probed some hundred times, and every outbox polled.
        await platform.ReportNeedAsync();
        var spans = await Poll.UntilAsync(
            () => Task.FromResult(platform.Telemetry.Spans), spans => spans.Any(span => span is { Name: "POST /vest/knowledge/v1/needs", ParentId: "" }), Soon);

        Assert.Each(spans, span => Assert.False(IsPoll(span), $"{span.Service} recorded {span.Name} {span.Path}"));
        Assert.Each(
            spans.Where(span => span.ParentId.Length == 0),
            root => Assert.True(root.Kind == SpanKind.Server, $"{root.Service} began a trace with {root.Name}, which is no request"));
    }

    [Fact]
    public async Task And_reads_logs_in_which_each_line_has_time_level_and_category()
    {
        await platform.ReportNeedAsync();

        var programs = Directory.GetFiles(platform.Logs, "*.log").Where(IsOurs).ToArray();
        Assert.Contains(programs, file => Path.GetFileName(file) == "gateway.log");
        Assert.Contains(programs, file => Path.GetFileName(file) == "vest-knowledge-migrations.log");
        Assert.NotEmpty(await File.ReadAllTextAsync(Path.Combine(platform.Logs, "gateway.log")));
        foreach (var file in programs)
        {
            foreach (var line in await File.ReadAllLinesAsync(file))
            {
                var parts = Line().Match(line);
                Assert.True(parts.Success, $"{file}: {line}");
                Assert.Contains(parts.Groups["level"].Value, Levels);
                Assert.DoesNotContain("HttpClient", parts.Groups["category"].Value, StringComparison.Ordinal);
            }
        }
        var sent = await Poll.UntilAsync(() => Task.FromResult(platform.Telemetry.Logs), logs => logs.Count > 0, Soon);
        Assert.Each(sent, record =>
        {
            Assert.NotEmpty(record.Service);
            Assert.False(record.Category.StartsWith("System.Net.Http", StringComparison.Ordinal), record.Category);
        });
    }

    /// <summary>Other programs' lines are as they make them.</summary>
    private static bool IsOurs(string file) => Path.GetFileNameWithoutExtension(file) is not ("postgres" or "broker" or "identity" or "dashboard");

    private static bool IsPoll(Span span) => span.Path.StartsWith("/health", StringComparison.Ordinal) || span.Path == "/status";

    private static bool IsOf(ShownTrace trace, string need) => trace.Spans.Any(span => span.Subject == $"needs/{need}");

    private string TraceOf(string need) =>
        platform.Telemetry.Spans.FirstOrDefault(span => span.Kind == SpanKind.Producer && span.Subject == $"needs/{need}")?.TraceId ?? "";

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (?<level>[a-z]{4}): (?<category>[\w.`\[\]]+?)\[\d+\] ")]
    private static partial Regex Line();
}
