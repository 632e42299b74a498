using System.Threading.Channels;

namespace Ksf.ServiceDefaults;

/// <summary>Wakes one loop that waits. Several signals before it waits count as one.</summary>
internal class Signal(TimeProvider time)
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes the loop, now or when it next waits.</summary>
    public void Set() => _set.Writer.TryWrite(true);

    /// <summary>Returns when it was set since the last call, or when the time is up.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _set.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up.
        }
    }
}
