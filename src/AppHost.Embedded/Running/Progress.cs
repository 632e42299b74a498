using Aspire.Hosting.ApplicationModel;

namespace Ksf.AppHost.Embedded.Running;

/// <summary>How far one resource has come.</summary>
internal sealed class Progress(Resource resource)
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Resource Resource { get; } = resource;

    /// <summary>Null as long as nothing went wrong.</summary>
    public string? Failure { get; private set; }

    /// <summary>Its processes, in the order they were started.</summary>
    public IReadOnlyList<LocalProcess> Processes { get; set; } = [];

    public ProgramToRun? Program { get; set; }

    /// <summary>Healthy, or, for a step that others wait to see completed, completed.</summary>
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
