using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Ksf.System.Tests.Tracing;
using Ksf.TestKit;

[assembly: AssemblyFixture(typeof(Ksf.System.Tests.RunningPlatform))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

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
    private JsonDocument? _run;

    /// <summary>The gateway's address, and the portal's.</summary>
    public Uri Gateway { get; private set; } = null!;

    /// <summary>The identity provider's address.</summary>
    public Uri Identity { get; private set; } = null!;

    /// <summary>What the platform's processes have told of what they did.</summary>
    internal TraceCollector Traces { get; private set; } = null!;

    /// <summary>Clients, addresses and passwords: what the app host wrote in <c>run.json</c>.</summary>
    public JsonElement Run => _run!.RootElement;

    public async ValueTask InitializeAsync()
    {
        // Readable by its owner alone when made; PostgreSQL, which may not be root, must be able to come through.
        TestServers.LetOthersThrough(_state);
        Traces = await TraceCollector.StartAsync();
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
        _run = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_state, "run.json")));
        Gateway = new Uri(Run.GetProperty("addresses").GetProperty("gateway").GetString()!);
        Identity = new Uri(Run.GetProperty("addresses").GetProperty("identity").GetString()!);
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
        using var answer = (await http.SendAsync(request)).EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        var signedIn = new HttpClient { BaseAddress = Gateway };
        signedIn.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return signedIn;
    }

    /// <summary>The broker's address for a deployment.</summary>
    public Uri Broker(string deployment) => new(Environment($"{deployment}-registry", "ConnectionStrings__broker"));

    /// <summary>The broker's management API.</summary>
    public Uri BrokerApi => new(Run.GetProperty("endpoints").GetProperty("broker").GetProperty("management").GetString()!);

    /// <summary>Who may use it.</summary>
    public AuthenticationHeaderValue BrokerCredentials => new(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(Broker("vest").UserInfo))));

    /// <summary>A setting that a running program was started with.</summary>
    public string Environment(string program, string variable) => Program(program).GetProperty("environment").GetProperty(variable).GetString()!;

    /// <summary>The id of a running program's process.</summary>
    public int ProcessOf(string program) => Program(program).GetProperty("processes")[0].GetInt32();

    /// <summary>A program of the platform once more, with the settings that it runs with but for those given.</summary>
    public ProcessStartInfo PrepareLike(string program, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var like = Program(program);
        var start = new ProcessStartInfo(
            like.GetProperty("command").GetString()!, [.. like.GetProperty("args").EnumerateArray().Select(a => a.GetString()!), .. arguments])
        {
            WorkingDirectory = like.GetProperty("directory").GetString()!,
            UseShellExecute = false,
        };
        foreach (var variable in like.GetProperty("environment").EnumerateObject())
            start.Environment[variable.Name] = variable.Value.GetString();
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        return start;
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is { HasExited: false })
        {
            using var term = Process.Start("kill", ["-TERM", _host.Id.ToString(provider: null)]);
            await _host.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        }
        _host?.Dispose();
        _run?.Dispose();
        await Traces.DisposeAsync();
        Directory.Delete(_state, recursive: true);
    }

    private string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    private JsonElement Program(string name) => Run.GetProperty("programs").GetProperty(name);

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
        start.Environment["KSF_GATEWAY_PORT"] = FreePort().ToString(provider: null);
        start.Environment["KSF_IDENTITY_PORT"] = FreePort().ToString(provider: null);
        start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = Traces.Address;
        start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        start.Environment["OTEL_BSP_SCHEDULE_DELAY"] = "500";
        return start;
    }
}
