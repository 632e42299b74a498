using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;

namespace Ksf.Bench;

/// <summary>The platform as <c>./ksf run</c> starts it, with a state folder of its own and without the dashboard.</summary>
internal sealed class PlatformUnderMeasure : IAsyncDisposable
{
    private readonly string _state = Directory.CreateTempSubdirectory("ksf-bench-").FullName;
    private Process? _ksf;
    private JsonDocument? _run;

    public PlatformUnderMeasure() => File.SetUnixFileMode(_state, (UnixFileMode)Convert.ToInt32("711", 8));

    /// <summary>From the command to <c>ready</c>, the last time it was started.</summary>
    public TimeSpan TimeToReady { get; private set; }

    public int HostProcess => Run.GetProperty("pid").GetInt32();

    public Uri Gateway => new(Run.GetProperty("addresses").GetProperty("gateway").GetString()!);

    private Uri Identity => new(Run.GetProperty("addresses").GetProperty("identity").GetString()!);

    private JsonElement Run => _run!.RootElement;

    public async Task StartAsync()
    {
        var environment = new Dictionary<string, string>
        {
            ["KSF_STATE"] = _state,
            ["KSF_DASHBOARD"] = "off",
            ["KSF_GATEWAY_PORT"] = FreePort().ToString(provider: null),
            ["KSF_IDENTITY_PORT"] = FreePort().ToString(provider: null),
        };
        environment["Gateway__File"] = await GatewayWithoutRateLimitAsync();
        var watch = Stopwatch.StartNew();
        _ksf = Command.Start(Path.Combine(Root, "ksf"), ["run"], environment, redirect: true);
        var said = new StringBuilder();
        while (await _ksf.StandardOutput.ReadLineAsync() is { } line && line != "ready")
            said.AppendLine(line);
        TimeToReady = watch.Elapsed;
        if (_ksf.HasExited)
            throw new InvalidOperationException($"The platform did not become ready.\n{said}");
        // Whatever more it says must not fill the pipe and stop it.
        _ = _ksf.StandardOutput.ReadToEndAsync();
        _ = _ksf.StandardError.ReadToEndAsync();
        _run = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_state, "run.json")));
    }

    /// <summary>Has PostgreSQL remember when each transaction was committed.</summary>
    public async Task RememberCommitTimesAsync()
    {
        await using (var database = NpgsqlDataSource.Create(Database("vest-registry")))
        await using (var set = database.CreateCommand("alter system set track_commit_timestamp = on"))
            await set.ExecuteNonQueryAsync();
        await StopAsync();
        await StartAsync();
    }

    /// <summary>A token of the machine that measures.</summary>
    public async Task<string> TokenAsync()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("bench:bench-for-utvikling"u8));
        using var answer = await http.PostAsync(new Uri(Identity, "token"), new FormUrlEncodedContent(
            [new("grant_type", "client_credentials"), new("scope", "ksf:read ksf:write ksf:events")]));
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }

    /// <summary>The address of a service itself, past the gateway.</summary>
    public Uri Address(string program) => new(Run.GetProperty("endpoints").GetProperty(program).GetProperty("http").GetString()!);

    public string Database(string program) => Setting(program, "ConnectionStrings__database");

    public string Broker(string deployment) => Setting($"{deployment}-registry", "ConnectionStrings__broker");

    /// <summary>Runs a program of the platform once more, to its end, with other settings.</summary>
    public Task RunLikeAsync(string program, IReadOnlyDictionary<string, string> settings, string argument)
    {
        var like = Program(program);
        var environment = like.GetProperty("environment").EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.GetString()!);
        foreach (var (key, value) in settings)
            environment[key] = value;
        return Command.RunAsync(
            like.GetProperty("command").GetString()!, [.. like.GetProperty("args").EnumerateArray().Select(arg => arg.GetString()!), argument], environment);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_state, recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Ksf.sln")))
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("./ksf bench runs in a checkout.");
            return folder;
        }
    }

    /// <summary>The gateway's own file but for how often one client may ask: here a single client asks as fast as it can.</summary>
    private async Task<string> GatewayWithoutRateLimitAsync()
    {
        const string unlimited = """{ "perSecond": 1000000, "burst": 1000000 }""";
        var text = await File.ReadAllTextAsync(Path.Combine(Root, "src", "Gateway", "gateway.json"));
        var file = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        file["limits"]!["client"] = JsonNode.Parse(unlimited);
        file["limits"]!["address"] = JsonNode.Parse(unlimited);
        var path = Path.Combine(_state, "gateway.json");
        await File.WriteAllTextAsync(path, file.ToJsonString());
        return path;
    }

    private JsonElement Program(string name) => Run.GetProperty("programs").GetProperty(name);

    private string Setting(string program, string variable) => Program(program).GetProperty("environment").GetProperty(variable).GetString()!;

    private async Task StopAsync()
    {
        if (_ksf is null)
            return;
        await Command.StopAsync(_ksf);
        _ksf = null;
        _run?.Dispose();
    }
}
