namespace Ksf.ServiceDefaults;

/// <summary>
/// Spaces batches under load, so that each carries more: what a batch costs here and in everything that it wakes downstream is paid once for all of
/// it. A batch that is small leaves the next one free, so a quiet platform waits for nothing. Not thread-safe.
/// </summary>
internal sealed class BatchSpacing(TimeProvider time)
{
    /// <summary>From this size a batch counts as load.</summary>
    public const int Load = 3;

    /// <summary>Time from the beginning of such a batch to that of the next.</summary>
    public static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(10);

    private long _began;
    private bool _spaced;

    /// <summary>Waits until the next batch may begin.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (!_spaced)
            return;
        _spaced = false;
        var rest = Spacing - time.GetElapsedTime(_began);
        if (rest > TimeSpan.Zero)
            await Task.Delay(rest, time, cancellationToken);
    }

    /// <summary>Records that a batch begins.</summary>
    public void Begin(int size) => (_began, _spaced) = (time.GetTimestamp(), size >= Load);
}
