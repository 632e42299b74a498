using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

[assembly: AssemblyFixture(typeof(Ksf.System.Tests.RunningPlatform))]

namespace Ksf.System.Tests;

/// <summary>
/// The whole platform, started as <c>./ksf run</c> starts it: nation and two regions, on ports of its own, with data that is thrown away.
/// One for all tests of a run, so a test looks only for what it has made itself.
/// </summary>
public sealed class RunningPlatform : IAsyncLifetime
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(45);

    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("ksf-system-");
    private readonly List<string> _said = [];
    private Process _host = null!;

    public Uri Gateway { get; } = new($"http://localhost:{FreePort()}/");

    public Uri Identity { get; } = new($"http://localhost:{FreePort()}/");

    public async ValueTask InitializeAsync()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Path.Combine(Checkout(), "artifacts", "bin", "AppHost", configuration, "Ksf.AppHost.dll");
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["KSF_GATEWAY_PORT"] = $"{Gateway.Port}";
        start.Environment["KSF_IDENTITY_PORT"] = $"{Identity.Port}";
        start.Environment["KSF_DASHBOARD"] = "off";
        start.Environment["KSF_STATE"] = _state.FullName;

        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _host = new Process { StartInfo = start, EnableRaisingEvents = true };
        _host.OutputDataReceived += (_, line) => Hear(line.Data, ready);
        _host.ErrorDataReceived += (_, line) => Hear(line.Data, ready);
        _host.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The platform ended before it was ready:\n{Said()}"));
        _host.Start();
        _host.BeginOutputReadLine();
        _host.BeginErrorReadLine();
        try
        {
            await ready.Task.WaitAsync(StartsWithin);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"The platform was not ready within {StartsWithin.TotalSeconds} s:\n{Said()}", late);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_host.HasExited)
        {
            // What Ctrl-C does; .NET can only kill.
            using var signal = Process.Start("kill", ["-TERM", $"{_host.Id}"]);
            using var patience = new CancellationTokenSource(StopsWithin);
            await _host.WaitForExitAsync(patience.Token);
        }
        _host.Dispose();
        _state.Delete(recursive: true);
    }

    private void Hear(string? line, TaskCompletionSource ready)
    {
        if (line is null)
            return;
        lock (_said)
            _said.Add(line);
        if (line == "ready")
            ready.TrySetResult();
        else if (line.StartsWith("not ready", StringComparison.Ordinal))
            ready.TrySetException(new InvalidOperationException(Said()));
    }

    private string Said()
    {
        lock (_said)
            return string.Join('\n', _said.TakeLast(60));
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ksf.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
