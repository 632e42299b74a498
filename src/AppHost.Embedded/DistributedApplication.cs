using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Aspire.Hosting.ApplicationModel;
using Ksf.AppHost.Embedded.Running;

namespace Aspire.Hosting;

/// <summary>Runs the application from this machine's own programs.</summary>
public sealed class DistributedApplication : IAsyncDisposable
{
    internal const int AlreadyRunning = 3;
    internal const int PortTaken = 4;
    internal const int NotReady = 5;

    // Time for other resources that fail for the same reason to be reported too.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    private readonly Options _options;
    private readonly StateFolder _state;
    private readonly ResourceLog _log;
    private readonly Orchestrator _orchestrator;
    private readonly IReadOnlyList<Resource> _resources;
    private readonly Dashboard? _dashboard;
    private bool _started;

    internal DistributedApplication(IReadOnlyList<Resource> resources, Options options)
    {
        _resources = resources;
        _state = new StateFolder(options.State);
        _log = new ResourceLog(_state, resources.Select(resource => resource.Name), options.Quiet);
        if (options is { OtlpEndpoint: null, DashboardPort: { } port }
            && new Dashboard(_state, port, line => _log.ToFile("dashboard", line)) is { IsInstalled: true } dashboard)
        {
            _dashboard = dashboard;
            options = options with { OtlpEndpoint = dashboard.OtlpUrl };
        }
        _options = options;
        _orchestrator = new Orchestrator(resources, options, _state, _log);
    }

    /// <summary>The failed resources by name, and the reasons.</summary>
    internal IReadOnlyDictionary<string, string> Failures => _orchestrator.Failed.ToDictionary(one => one.Resource.Name, one => one.Failure!);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) =>
        new DistributedApplicationBuilder(args, Assembly.GetCallingAssembly());

    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Starts everything, and stops it again on Ctrl-C or SIGTERM.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        try
        {
            if (!await PrepareAsync())
                return;
            var starting = _orchestrator.StartAsync(stop.Token);
            // Stops waiting at the first failure, because its dependents can never start.
            await Task.WhenAny(starting, _orchestrator.FirstFailure);
            if (_orchestrator.FirstFailure.IsCompleted)
            {
                await Task.WhenAny(starting, Task.Delay(AtOnce, stop.Token));
                _log.Say($"not ready: {_orchestrator.DescribeFailure(await _orchestrator.FirstFailure)}");
                Environment.ExitCode = NotReady;
                return;
            }
            await AnnounceAsync(stop.Token);
            await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
        finally
        {
            await DisposeAsync();
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>Starts everything; completes when all of it is ready.</summary>
    /// <exception cref="DistributedApplicationException">A resource failed; the message says which and why.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (Refusal() is { } refusal)
            throw new DistributedApplicationException(refusal.Why);
        await _orchestrator.StartAsync(cancellationToken);
        if (_orchestrator.Failed.ToList() is { Count: > 0 } failed)
            throw new DistributedApplicationException(string.Join('\n', failed.Select(one => $"{one.Resource.Name}: {one.Failure}")));
    }

    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (!_started)
            return;
        _started = false;
        _log.Say("stopping");
        if (_dashboard is not null)
            await _dashboard.StopAsync();
        await _orchestrator.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _log.Dispose();
        _state.Dispose();
        _orchestrator.Dispose();
    }

    private async Task<bool> PrepareAsync()
    {
        if (Refusal() is not { } refusal)
            return true;
        await Console.Error.WriteLineAsync(refusal.Why);
        Environment.ExitCode = refusal.ExitCode;
        return false;
    }

    /// <summary>Locks the state folder and allocates the ports. Returns the reason when either fails.</summary>
    private (string Why, int ExitCode)? Refusal()
    {
        if (_state.Take() is { } holder)
        {
            return ($"Already running as process {holder}, with its data in {_state.Path}. "
                + $"Stop that one first (kill {holder}), or give this one a folder of its own (KSF_STATE).", AlreadyRunning);
        }
        foreach (var resource in _resources)
        {
            foreach (var endpoint in resource.Settings.Endpoints.Values)
            {
                if (endpoint.RequestedPort is { } requested && !Ports.IsFree(requested))
                {
                    return ($"Port {requested}, which {resource.Name} needs, is taken. See by whom with `ss -ltnp 'sport = :{requested}'`, "
                        + "and stop that, or choose another port (KSF_GATEWAY_PORT, KSF_IDENTITY_PORT).", PortTaken);
                }
                endpoint.Port = endpoint.RequestedPort ?? Ports.Free();
            }
        }
        _started = true;
        return null;
    }

    private async Task AnnounceAsync(CancellationToken stopping)
    {
        if (stopping.IsCancellationRequested)
            return;
        var announcement = new Announcement(_orchestrator.All, _options);
        _state.WriteSecret("run.json", await announcement.ForProgramsAsync());
        foreach (var line in announcement.ForPeople(_dashboard))
            _log.Say(line);
        if (_dashboard is not null)
            await _dashboard.StartAsync();
    }
}
