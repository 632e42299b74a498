using System.Runtime.InteropServices;
using Aspire.Hosting.ApplicationModel;
using Ksf.AppHost.Embedded.Running;

namespace Aspire.Hosting;

/// <summary>The application, from programs of this machine. Run it, or start and stop it.</summary>
public sealed class DistributedApplication : IAsyncDisposable
{
    internal const int AlreadyRunning = 3;

    private readonly Options _options;
    private readonly StateFolder _state;
    private readonly ResourceLog _log;
    private readonly Orchestrator _orchestrator;
    private readonly IReadOnlyList<Resource> _resources;
    private bool _started;

    internal DistributedApplication(IReadOnlyList<Resource> resources, Options options)
    {
        (_resources, _options) = (resources, options);
        _state = new StateFolder(options.State);
        _log = new ResourceLog(_state, resources.Select(resource => resource.Name), options.Quiet);
        _orchestrator = new Orchestrator(resources, options, _state, _log);
    }

    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => new DistributedApplicationBuilder(args);

    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Starts everything and stops it again on Ctrl-C or SIGTERM.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        PosixSignal[] ends = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
        var handlers = ends.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        })).ToList();
        try
        {
            Prepare();
            await _orchestrator.StartAsync(stop.Token);
            if (!stop.IsCancellationRequested)
                Announce();
            await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            _log.Say("stopping");
        }
        catch (DistributedApplicationException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            Environment.ExitCode = _started ? 1 : AlreadyRunning;
        }
        finally
        {
            await DisposeAsync();
            handlers.ForEach(handler => handler.Dispose());
        }
    }

    /// <summary>Starts everything; completes when all of it is ready.</summary>
    /// <exception cref="DistributedApplicationException">Something failed; it names what, and why.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        Prepare();
        await _orchestrator.StartAsync(cancellationToken);
        if (_orchestrator.Failed.ToList() is { Count: > 0 } failed)
            throw new DistributedApplicationException(string.Join('\n', failed.Select(one => $"{one.Resource.Name}: {one.Failure}")));
    }

    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (_started)
            await _orchestrator.StopAsync();
        _started = false;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _log.Dispose();
        _state.Dispose();
        _orchestrator.Dispose();
    }

    private void Prepare()
    {
        if (_state.Take() is { } holder)
            throw new DistributedApplicationException(
                $"Already running as process {holder} with the data in {_state.Path}. Stop that one (kill {holder}), or set KSF_STATE to another folder.");
        _started = true;
        foreach (var resource in _resources)
        {
            foreach (var (name, endpoint) in resource.Settings.Endpoints)
                endpoint.Port = Taken(resource, name, endpoint.Wanted) ?? Ports.Free();
        }
    }

    private static int? Taken(Resource resource, string endpoint, int? port) => port is null || Ports.IsFree(port.Value)
        ? port
        : throw new DistributedApplicationException(
            $"Port {port} is taken, and '{resource.Name}' needs it ({endpoint}). Stop what listens there (ss -ltnp 'sport = :{port}'), or choose another port.");

    private void Announce()
    {
        _log.Say("ready");
    }
}
