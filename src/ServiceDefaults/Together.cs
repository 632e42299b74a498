using System.Collections.Concurrent;

namespace Ksf.ServiceDefaults;

/// <summary>
/// Does for several at once what costs about as much for one, such as a transaction: whoever comes while something is under way is done
/// together with the others that came. Nobody is made to wait for company.
/// </summary>
/// <param name="maximum">At most so many at once.</param>
/// <param name="act">Does it for all that are given, or for none.</param>
/// <param name="oneMayBeToBlame">Whether a failure may be one's own fault. Then each is tried alone, and fails alone.</param>
public sealed class Together<T>(int maximum, Func<IReadOnlyList<T>, CancellationToken, Task> act, Func<Exception, bool> oneMayBeToBlame) : IDisposable
{
    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Done when this returns.</summary>
    /// <param name="item">What it is to be done for.</param>
    /// <param name="cancellationToken">The same for all that come, such as the process's stopping: it also ends what is done for others.</param>
    public async Task DoAsync(T item, CancellationToken cancellationToken)
    {
        var mine = new Waiting(item);
        _waiting.Enqueue(mine);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Whoever had the turn before may have done mine too.
            while (!mine.Done.Task.IsCompleted)
                await DoNextAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
        await mine.Done.Task;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task DoNextAsync(CancellationToken cancellationToken)
    {
        var batch = new List<Waiting>();
        while (batch.Count < maximum && _waiting.TryDequeue(out var next))
            batch.Add(next);
        if (!await TryAsync(batch, cancellationToken))
        {
            foreach (var one in batch)
                await TryAsync([one], cancellationToken);
        }
    }

    /// <summary>Does it for these; false when each is to be tried alone.</summary>
    private async Task<bool> TryAsync(IReadOnlyList<Waiting> batch, CancellationToken cancellationToken)
    {
        try
        {
            await act([.. batch.Select(waiting => waiting.Item)], cancellationToken);
            foreach (var waiting in batch)
                waiting.Done.SetResult();
            return true;
        }
        catch (Exception e) when (batch.Count > 1 && oneMayBeToBlame(e))
        {
            return false;
        }
        catch (Exception e)
        {
            foreach (var waiting in batch)
                waiting.Done.SetException(e);
            return true;
        }
    }

    private sealed record Waiting(T Item)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
