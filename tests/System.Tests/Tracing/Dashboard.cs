using System.Diagnostics;
using System.Text.Json;
using Ksf.TestKit;

namespace Ksf.System.Tests.Tracing;

/// <summary>
/// The dashboard that <c>./ksf run</c> shows, as a process of its own, and what it answers at its telemetry API. It gets what the platform sends
/// from then on. <c>./ksf test</c> fetches it where it can be had.
/// </summary>
public sealed class Dashboard(RunningPlatform platform) : IAsyncLifetime
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(1);

    private static readonly string Folder =
        Path.Combine(Environment.GetEnvironmentVariable("KSF_STATE") ?? Repository.Path(".ksf"), "dashboard");

    private static readonly string Program = Path.Combine(Folder, "node_modules", "@microsoft", "aspire-cli-linux-x64", "bin", "aspire");

    private readonly HttpClient _http = new();
    private Process? _process;

    /// <summary>Skips the test, and says so, on a machine that has no dashboard.</summary>
    public static void Require() => Assert.SkipUnless(
        File.Exists(Program), $"The Aspire dashboard is not in {Folder}: it could not be fetched. What it shows is not tested.");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
            return;
        var (frontend, otlp) = (Loopback(), Loopback());
        var start = new ProcessStartInfo(
            Program,
            [
                "dashboard", "run", "--nologo", "--non-interactive", "--allow-anonymous",
                "--frontend-url", frontend, "--otlp-grpc-url", Loopback(), "--otlp-http-url", otlp,
            ])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        // Where it has unpacked itself for `./ksf run`.
        start.Environment["HOME"] = Directory.CreateDirectory(Path.Combine(Folder, "home")).FullName;
        start.Environment["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "true";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _http.BaseAddress = new Uri(frontend);
        await Poll.UntilAsync(AnswersAsync, answers => answers, StartsWithin);
        platform.Telemetry.Dashboard = new Uri(otlp);
    }

    /// <summary>Each trace that it has.</summary>
    internal async Task<IReadOnlyList<ShownTrace>> TracesAsync()
    {
        using var found = JsonDocument.Parse(await _http.GetStringAsync(new Uri("/api/telemetry/traces?limit=10000", UriKind.Relative)));
        var spans =
            from resource in found.RootElement.GetProperty("data").GetProperty("resourceSpans").EnumerateArray()
            let service = Attribute(resource.GetProperty("resource"), "service.name")
            from scope in resource.GetProperty("scopeSpans").EnumerateArray()
            from span in scope.GetProperty("spans").EnumerateArray()
            select new ShownSpan(
                service!, span.GetProperty("traceId").GetString()!, Text(span, "parentSpanId"), span.GetProperty("name").GetString()!,
                Attribute(span, "cloudevents.event_subject"));
        return [.. spans.GroupBy(span => span.TraceId).Select(trace => new ShownTrace([.. trace]))];
    }

    public async ValueTask DisposeAsync()
    {
        platform.Telemetry.Dashboard = null;
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        _http.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("/api/telemetry/resources", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Loopback() => $"http://127.0.0.1:{FreePort.Take()}";

    private static string Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) ? value.GetString() ?? "" : "";

    private static string? Attribute(JsonElement element, string key) =>
        element.TryGetProperty("attributes", out var attributes)
            ? attributes.EnumerateArray().Where(attribute => attribute.GetProperty("key").GetString() == key)
                .Select(attribute => attribute.GetProperty("value").GetProperty("stringValue").GetString()).FirstOrDefault()
            : null;
}

/// <summary>A trace as the dashboard has it.</summary>
internal sealed record ShownTrace(IReadOnlyList<ShownSpan> Spans)
{
    /// <summary>What the dashboard's list shows, and what its filter searches: the first span's program and name.</summary>
    public string Name => Spans.Where(span => span.ParentId.Length == 0).Select(span => $"{span.Service}: {span.Name}").FirstOrDefault("");

    public override string ToString() => $"{Name}\n  {string.Join("\n  ", Spans.Select(span => $"{span.Service}: {span.Name}"))}";
}

/// <summary>A span as the dashboard has it. Subject: of the event that was sent or taken.</summary>
internal sealed record ShownSpan(string Service, string TraceId, string ParentId, string Name, string? Subject);
