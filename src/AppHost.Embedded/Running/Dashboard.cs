using System.Globalization;

namespace Ksf.AppHost.Embedded.Running;

/// <summary>
/// The Aspire dashboard, which shows traces, metrics and logs. <c>./ksf run</c> downloads it once, if possible. It is optional, and starts
/// last so that nothing waits for it.
/// </summary>
internal sealed class Dashboard(StateFolder state, int port, Action<string> log)
{
    private readonly string _folder = state.In("dashboard");
    private LocalProcess? _process;

    public string Url { get; } = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}");

    /// <summary>Where the programs send their telemetry.</summary>
    public string OtlpUrl { get; } = Loopback(Ports.Free());

    private string Program => Path.Combine(_folder, "node_modules/@microsoft/aspire-cli-linux-x64/bin/aspire");

    public bool IsInstalled => File.Exists(Program);

    public async Task StartAsync()
    {
        string[] args =
        [
            "dashboard", "run", "--nologo", "--non-interactive", "--allow-anonymous",
            "--frontend-url", Url, "--otlp-grpc-url", OtlpUrl, "--otlp-http-url", Loopback(Ports.Free()),
        ];
        // The dashboard unpacks itself and stores its settings under HOME.
        var home = Directory.CreateDirectory(Path.Combine(_folder, "home")).FullName;
        _process = await LocalProcess.StartAsync(
            new(Program, args, _folder)
            {
                Environment = new Dictionary<string, string> { ["HOME"] = home, ["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "true" },
            },
            log);
    }

    public Task StopAsync() => _process?.StopAsync() ?? Task.CompletedTask;

    private static string Loopback(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
}
