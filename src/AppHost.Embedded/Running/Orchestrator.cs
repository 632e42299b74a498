using System.Net;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Ksf.AppHost.Embedded.Running;

/// <summary>Starts every resource after its dependencies, and stops them in reverse order.</summary>
internal sealed class Orchestrator : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(120);

    private readonly Options _options;
    private readonly StateFolder _state;
    private readonly ResourceLog _log;
    private readonly Dictionary<IResource, Progress> _progress;
    private readonly SemaphoreSlim _startSlots = new(Environment.ProcessorCount * 2);
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource<Resource> _firstFailure = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Orchestrator(IReadOnlyList<Resource> resources, Options options, StateFolder state, ResourceLog log)
    {
        (_options, _state, _log) = (options, state, log);
        _progress = resources.ToDictionary(IResource (resource) => resource, resource => new Progress(resource));
    }

    public IEnumerable<Progress> All => _progress.Values;

    /// <summary>Completes with the first resource that fails or ends.</summary>
    public Task<Resource> FirstFailure => _firstFailure.Task;

    public IEnumerable<Progress> Failed => All.Where(one => one.Failure is not null);

    /// <summary>Completes when each resource is ready or has failed. A failure stops only its dependents.</summary>
    public Task StartAsync(CancellationToken cancel)
    {
        cancel.Register(_stopping.Cancel);
        return Task.WhenAll(All.Select(StartAsync));
    }

    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        var stopped = new Dictionary<IResource, Task>();
        await Task.WhenAll(_progress.Keys.Select(StopOneAsync));

        Task StopOneAsync(IResource resource)
        {
            if (!stopped.TryGetValue(resource, out var task))
                stopped[resource] = task = StopAfterAsync(Task.WhenAll(DependentsOf(resource).Select(StopOneAsync)), _progress[resource]);
            return task;
        }
    }

    private async Task StartAsync(Progress one)
    {
        try
        {
            foreach (var wait in WaitsOf(one.Resource))
                await WaitAsync(wait);
            await RunAsync(one, _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            one.SetFailed("stopped");
        }
        catch (Exception error)
        {
            Fail(one, error is OperationCanceledException ? "not ready in time" : error.Message);
        }
    }

    private async Task WaitAsync(Wait wait)
    {
        var dependency = _progress[wait.For];
        // Ready is used for completion too, because a step ends a moment before its outcome is known.
        await dependency.Ready.WaitAsync(_stopping.Token);
        if (dependency.Failure is not null)
            throw new DistributedApplicationException($"not started, as it waits for {dependency.Resource.Name}");
    }

    private async Task RunAsync(Progress one, CancellationToken cancel)
    {
        switch (one.Resource)
        {
            case PostgresServerResource postgres:
                var server = new PostgresServer(postgres, _options, _state, ToFile(one));
                Watch(one, [await server.StartAsync(cancel)]);
                await ReadyAsync(one, server.ReadyAsync(All.Select(p => p.Resource).OfType<PostgresDatabaseResource>().Where(d => d.Parent == postgres), cancel));
                break;
            case RabbitMQServerResource rabbit:
                var broker = new RabbitMQServer(rabbit, _options, _state, ToFile(one));
                Watch(one, await broker.StartAsync(cancel));
                await ReadyAsync(one, broker.ReadyAsync(cancel));
                break;
            case ProjectResource or ExecutableResource:
                await RunProgramAsync(one, cancel);
                break;
            default:
                one.SetReady();
                break;
        }
    }

    private async Task RunProgramAsync(Progress one, CancellationToken cancel)
    {
        one.Program = await LocalProgram.OfAsync(one.Resource, _options, cancel);
        // A migration step takes no slot, because it may wait for a server that is still starting.
        if (ExpectedExitCode(one.Resource) is { } expected)
        {
            await StartProgramAsync(one, one.Program);
            await CompletedAsync(one, expected, cancel);
            return;
        }
        // Limits concurrent starts, which would slow each other down. A program releases its slot as soon as it responds at all, because it
        // may wait for an event from a program that has not started.
        using var slot = await StartSlot.AcquireAsync(_startSlots, cancel);
        await StartProgramAsync(one, one.Program);
        await ReadyAsync(one, HealthyAsync(one.Resource, slot, cancel));
    }

    private async Task StartProgramAsync(Progress one, ProgramToRun program) => Watch(one, [await LocalProcess.StartAsync(program, Log(one))]);

    private static async Task CompletedAsync(Progress one, int expected, CancellationToken cancel)
    {
        var code = await one.Ended.WaitAsync(cancel);
        if (code != expected)
            throw new DistributedApplicationException($"ended with code {code}");
        one.SetReady();
    }

    private static async Task ReadyAsync(Progress one, Task healthy)
    {
        if (await Task.WhenAny(healthy, one.Ended) == healthy)
        {
            await healthy;
            one.SetReady();
        }
        else
        {
            throw new DistributedApplicationException($"ended with code {await one.Ended} before it was ready");
        }
    }

    private async Task HealthyAsync(Resource resource, StartSlot slot, CancellationToken cancel)
    {
        if (resource.Settings.HealthPath is not { } path)
            return;
        var url = new Uri(resource.Settings.Endpoints.Values.First().Url + path);
        var began = TimeProvider.System.GetTimestamp();
        while (await HealthFailureAsync(url, slot, cancel) is { } why)
        {
            var waited = TimeProvider.System.GetElapsedTime(began);
            if (waited > StartTimeout)
                throw new DistributedApplicationException($"not healthy within {StartTimeout.TotalSeconds:0} s: {why}");
            // A refused connection costs nothing, but each readiness check queries the program's database and broker.
            await Task.Delay(slot.IsReleased ? 500 : 150, cancel);
        }
    }

    private async Task<string?> HealthFailureAsync(Uri url, StartSlot slot, CancellationToken cancel)
    {
        try
        {
            using var answer = await _http.GetAsync(url, cancel);
            slot.Dispose();
            return answer.StatusCode == HttpStatusCode.OK ? null : $"{url} answers {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancel)}";
        }
        catch (HttpRequestException error)
        {
            return error.Message;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return $"{url} does not answer within {_http.Timeout.TotalSeconds:0} s";
        }
    }

    /// <summary>Reports a resource that ends unexpectedly. Nothing is restarted automatically.</summary>
    private void Watch(Progress one, IReadOnlyList<LocalProcess> processes)
    {
        one.Processes = processes;
        foreach (var process in processes)
            _ = WatchAsync(process);

        async Task WatchAsync(LocalProcess process)
        {
            var code = await process.Ended;
            var wasReady = one.Ready.IsCompleted;
            one.SetEnded(code);
            if (wasReady && ExpectedExitCode(one.Resource) is null && !_stopping.IsCancellationRequested)
            {
                Fail(one, $"ended with code {code}");
            }
        }
    }

    private void Fail(Progress one, string why)
    {
        // Set before the dependents fail, so that this resource is the one reported.
        _firstFailure.TrySetResult(one.Resource);
        one.SetFailed(why);
        _log.Warn(DescribeFailure(one.Resource));
    }

    /// <summary>A resource's name, its failure, and where its log is.</summary>
    public string DescribeFailure(Resource resource)
    {
        var one = _progress[resource];
        return $"{resource.Name} {one.Failure}{(one.Processes.Count == 0 ? "" : $"; its log is {_log.PathOf(resource.Name)}")}";
    }

    private static async Task StopAfterAsync(Task dependents, Progress one)
    {
        await dependents;
        foreach (var process in one.Processes.Reverse())
            await process.StopAsync();
    }

    private int? ExpectedExitCode(IResource resource) =>
        _progress.Keys.Cast<Resource>().SelectMany(other => other.Settings.Waits)
            .FirstOrDefault(wait => wait.For == resource && wait.ExitCode is not null)?.ExitCode;

    private static List<Wait> WaitsOf(Resource resource) => resource is PostgresDatabaseResource database
        ? [new Wait(database.Parent, ExitCode: null)]
        : resource.Settings.Waits;

    private IEnumerable<IResource> DependentsOf(IResource resource) =>
        _progress.Keys.Where(other => WaitsOf((Resource)other).Any(wait => wait.For == resource));

    private Action<string> Log(Progress one) => line => _log.Write(one.Resource.Name, line);

    private Action<string> ToFile(Progress one) => line => _log.ToFile(one.Resource.Name, line);

    /// <summary>One of the slots for programs that are starting, released once.</summary>
    private sealed class StartSlot(SemaphoreSlim slots) : IDisposable
    {
        private int _released;

        public bool IsReleased => _released == 1;

        public static async Task<StartSlot> AcquireAsync(SemaphoreSlim slots, CancellationToken cancel)
        {
            await slots.WaitAsync(cancel);
            return new StartSlot(slots);
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
                slots.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _startSlots.Dispose();
        _stopping.Dispose();
    }
}
