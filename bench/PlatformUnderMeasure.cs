using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ksf.TestKit;
using Npgsql;

namespace Ksf.Bench;

/// <summary>The platform as <c>./ksf run</c> starts it, with a state folder of its own and without the dashboard.</summary>
internal sealed class PlatformUnderMeasure : IAsyncDisposable
{
    private readonly string _state = Directory.CreateTempSubdirectory("ksf-bench-").FullName;

    // The same at each start: who people are is told by the issuer's address, and a new one would make all of them new.
    private readonly string _gatewayPort = FreePort.Take().ToString(provider: null);
    private readonly string _identityPort = FreePort.Take().ToString(provider: null);

    private Process? _ksf;

    public PlatformUnderMeasure() => File.SetUnixFileMode(_state, (UnixFileMode)Convert.ToInt32("711", 8));

    /// <summary>From the command to <c>ready</c>, the last time it was started.</summary>
    public TimeSpan TimeToReady { get; private set; }

    /// <summary>Its programs, their settings and addresses.</summary>
    public RunFile Run { get; private set; } = null!;

    public async Task StartAsync()
    {
        var environment = new Dictionary<string, string>
        {
            ["KSF_STATE"] = _state,
            ["KSF_DASHBOARD"] = "off",
            ["KSF_GATEWAY_PORT"] = _gatewayPort,
            ["KSF_IDENTITY_PORT"] = _identityPort,
        };
        environment["Gateway__File"] = await GatewayWithoutRateLimitAsync();
        var watch = Stopwatch.StartNew();
        _ksf = Command.Start(Path.Combine(Root, "ksf"), ["run"], environment);
        var said = new StringBuilder();
        while (await _ksf.StandardOutput.ReadLineAsync() is { } line && line != "ready")
            said.AppendLine(line);
        TimeToReady = watch.Elapsed;
        if (_ksf.HasExited)
            throw new InvalidOperationException($"The platform did not become ready.\n{said}");
        // Whatever more it says must not fill the pipe and stop it.
        _ = _ksf.StandardOutput.ReadToEndAsync();
        _ = _ksf.StandardError.ReadToEndAsync();
        Run = await RunFile.ReadAsync(_state);
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
        using var answer = await http.PostAsync(new Uri(Run.Identity, "token"), new FormUrlEncodedContent(
            [new("grant_type", "client_credentials"), new("scope", "ksf:read ksf:write ksf:events")]));
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }

    public string Database(string program) => Run.Setting(program, "ConnectionStrings__database");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_state, recursive: true);
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

    private async Task StopAsync()
    {
        if (_ksf is null)
            return;
        await Command.StopAsync(_ksf);
        _ksf = null;
        Run?.Dispose();
    }
}
