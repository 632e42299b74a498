using System.Collections.Concurrent;

namespace Ksf.ServiceDefaults;

/// <summary>
/// Coalesces concurrent calls into batches, for work that costs about as much for many items as for one, such as a transaction. Items that arrive
/// while a batch is running form the next one. No item waits for a batch to fill, but under load batches are spaced (<see cref="BatchSpacing"/>).
/// </summary>
/// <param name="maximumSize">Most items in one batch.</param>
/// <param name="process">Processes all items of a batch, or none of them.</param>
/// <param name="mayBeOneItem">Whether a failure may be the fault of one item. Then each item is processed alone, and fails alone.</param>
/// <param name="time">The clock.</param>
public sealed class CoalescingBatch<T>(
    int maximumSize, Func<IReadOnlyList<T>, CancellationToken, Task> process, Func<Exception, bool> mayBeOneItem, TimeProvider time)
    : IDisposable
{
    private readonly ConcurrentQueue<Pending> _pending = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly BatchSpacing _spacing = new(time);

    /// <summary>Adds an item to the next batch, and returns when it has been processed.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">
    /// Must be the same token for all callers, such as the host's stopping token, because it also cancels other callers' items.
    /// </param>
    public async Task ProcessAsync(T item, CancellationToken cancellationToken)
    {
        var mine = new Pending(item);
        _pending.Enqueue(mine);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // The previous holder of the turn may have processed this item too.
            while (!mine.Completion.Task.IsCompleted)
                await ProcessNextAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
        await mine.Completion.Task;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task ProcessNextAsync(CancellationToken cancellationToken)
    {
        await _spacing.WaitAsync(cancellationToken);
        var batch = new List<Pending>();
        while (batch.Count < maximumSize && _pending.TryDequeue(out var next))
            batch.Add(next);
        _spacing.Begin(batch.Count);
        if (await TryAsync(batch, cancellationToken))
            return;
        foreach (var one in batch)
            await TryAsync([one], cancellationToken);
    }

    /// <summary>Processes a batch and completes its items.</summary>
    /// <returns>False when each item must be tried alone.</returns>
    private async Task<bool> TryAsync(IReadOnlyList<Pending> batch, CancellationToken cancellationToken)
    {
        try
        {
            await process([.. batch.Select(pending => pending.Item)], cancellationToken);
            foreach (var pending in batch)
                pending.Completion.SetResult();
            return true;
        }
        catch (Exception e) when (batch.Count > 1 && mayBeOneItem(e))
        {
            return false;
        }
        catch (Exception e)
        {
            foreach (var pending in batch)
                pending.Completion.SetException(e);
            return true;
        }
    }

    private sealed record Pending(T Item)
    {
        public TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
