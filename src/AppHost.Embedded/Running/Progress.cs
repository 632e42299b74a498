using Aspire.Hosting.ApplicationModel;

namespace Ksf.AppHost.Embedded.Running;

/// <summary>The state of one resource.</summary>
internal sealed class Progress(Resource resource)
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Resource Resource { get; } = resource;

    /// <summary>Why it failed; null if it has not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Its processes, in start order.</summary>
    public IReadOnlyList<LocalProcess> Processes { get; set; } = [];

    public ProgramToRun? Program { get; set; }

    /// <summary>Completes when the resource is healthy, or when a migration step has completed.</summary>
    public Task Ready => _ready.Task;

    public Task<int> Ended => _ended.Task;

    public void SetReady() => _ready.TrySetResult();

    public void SetEnded(int code) => _ended.TrySetResult(code);

    public void SetFailed(string why)
    {
        Failure ??= why;
        _ready.TrySetResult();
        _ended.TrySetResult(-1);
    }
}
