using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Ksf.System.Tests.Tracing;
using Ksf.TestKit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Ksf.System.Tests.RunningPlatform))]
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace Ksf.System.Tests;

/// <summary>
/// The whole platform as <c>./ksf run</c> starts it, once for all tests of this project: the app host as a process of its own, on free ports, with
/// data that is thrown away, and its telemetry sent to the tests. A test looks only for what it has made itself.
/// </summary>
public sealed class RunningPlatform : IAsyncLifetime
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);

    private readonly string _state = Directory.CreateTempSubdirectory("ksf-system-").FullName;
    private readonly StringBuilder _said = new();
    private Process? _host;

    /// <summary>The gateway's address, and the portal's.</summary>
    public Uri Gateway => Run.Gateway;

    /// <summary>The identity provider's address.</summary>
    public Uri Identity => Run.Identity;

    /// <summary>What the platform's programs have sent of traces and logs.</summary>
    internal TelemetryCollector Telemetry { get; private set; } = null!;

    /// <summary>The folder with a file for each program's console.</summary>
    public string Logs => Path.Combine(_state, "logs");

    /// <summary>Its programs, their settings and addresses.</summary>
    public RunFile Run { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // Readable by its owner alone when made; PostgreSQL, which may not be root, must be able to come through.
        TestServers.LetOthersThrough(_state);
        Telemetry = await TelemetryCollector.StartAsync();
        var ready = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _host = Process.Start(AppHost("--deployments", "nasjonal,vest,midt"))!;
        _host.OutputDataReceived += (_, line) => Hear(line.Data, ready);
        _host.ErrorDataReceived += (_, line) => Hear(line.Data, ready);
        _host.EnableRaisingEvents = true;
        _host.Exited += (_, _) => ready.TrySetResult(false);
        _host.BeginOutputReadLine();
        _host.BeginErrorReadLine();

        await Task.WhenAny(ready.Task, Task.Delay(StartsWithin));
        if (!ready.Task.IsCompletedSuccessfully || !ready.Task.Result)
            throw new InvalidOperationException($"The platform did not become ready.\n{Said}");
        Run = await RunFile.ReadAsync(_state);
    }

    /// <summary>A client of the gateway with the token of a machine in <c>people.json</c>.</summary>
    public async Task<HttpClient> SignInAsync(string machine)
    {
        using var people = JsonDocument.Parse(await File.ReadAllTextAsync(Repository.Path("src", "DevIdentity", "people.json")));
        var client = people.RootElement.GetProperty("machines").EnumerateArray().Single(m => m.GetProperty("clientId").GetString() == machine);
        var scopes = string.Join(' ', client.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Identity, "token"))
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("scope", scopes)]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{machine}:{client.GetProperty("secret").GetString()}")));
        using var answer = await http.SendAsync(request);
        var token = (await answer.JsonAsync()).Text("access_token");
        var signedIn = new HttpClient { BaseAddress = Gateway };
        signedIn.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return signedIn;
    }

    /// <summary>Has a municipality's own system report a need in vest.</summary>
    /// <param name="traceParent">The system's own trace, where it records one.</param>
    /// <returns>The need's id.</returns>
    public async Task<string> ReportNeedAsync(string? traceParent = null)
    {
        using var system = await SignInAsync("askoy-fagsystem");
        if (traceParent is not null)
            system.DefaultRequestHeaders.Add("traceparent", traceParent);
        using var answer = await system.CreateAsync("/vest/knowledge/v1/needs", new
        {
            organisation = "4627",
            title = "Fall hos hjemmeboende eldre",
            question = "Hvilke tiltak i hjemmet gir færre fall blant eldre over 80 år?",
            background = "Antallet brudd øker.",
            serviceArea = "health-and-care",
        });
        return (await answer.JsonAsync(HttpStatusCode.Created)).Text("id");
    }

    /// <summary>The id of a need by its public number.</summary>
    public async Task<string> IdOfAsync(string number)
    {
        using var system = await SignInAsync("askoy-fagsystem");
        using var answer = await system.GetAsync(new Uri($"/vest/knowledge/v1/needs/{number}", UriKind.Relative));
        return (await answer.JsonAsync()).Text("id");
    }

    /// <summary>The broker's management API.</summary>
    public Uri BrokerApi => Run.Endpoint("broker", "management");

    /// <summary>Who may use it.</summary>
    public AuthenticationHeaderValue BrokerCredentials => new(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(Run.Broker("vest").UserInfo))));

    public async ValueTask DisposeAsync()
    {
        if (_host is { HasExited: false })
        {
            using var term = Process.Start("kill", ["-TERM", _host.Id.ToString(provider: null)]);
            await _host.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
            AssertStoppedInOrder();
        }
        _host?.Dispose();
        Run?.Dispose();
        await Telemetry.DisposeAsync();
        Directory.Delete(_state, recursive: true);
    }

    /// <summary>Nothing goes before what stands on it.</summary>
    private void AssertStoppedInOrder()
    {
        var said = Said;
        var stopping = said[said.IndexOf("\nstopping", StringComparison.Ordinal)..];
        Assert.DoesNotContain("cannot be reached", stopping, StringComparison.Ordinal);
    }

    private string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    private void Hear(string? line, TaskCompletionSource<bool> ready)
    {
        if (line is null)
            return;
        lock (_said)
            _said.AppendLine(line);
        if (line == "ready")
            ready.TrySetResult(true);
        else if (line.StartsWith("not ready", StringComparison.Ordinal))
            ready.TrySetResult(false);
    }

    private ProcessStartInfo AppHost(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Path("artifacts", "bin", "AppHost", "debug", "Ksf.AppHost.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["KSF_STATE"] = _state;
        start.Environment["KSF_THROWAWAY"] = "on";
        start.Environment["KSF_DASHBOARD"] = "off";
        start.Environment["KSF_PUBLISHED"] = "off";
        start.Environment["KSF_GATEWAY_PORT"] = FreePort.Take().ToString(provider: null);
        start.Environment["KSF_IDENTITY_PORT"] = FreePort.Take().ToString(provider: null);
        start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = Telemetry.Address;
        start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        start.Environment["OTEL_BSP_SCHEDULE_DELAY"] = "500";
        return start;
    }
}
