using System.Collections.Concurrent;

namespace Ksf.ServiceDefaults.Tests;

public sealed class CoalescingBatchTests
{
    private readonly ConcurrentQueue<int[]> _processed = new();
    private readonly SemaphoreSlim _mayRun = new(0);

    [Fact]
    public async Task Items_that_arrive_while_a_batch_runs_form_the_next_in_order()
    {
        using var batches = Create();
        var all = Enumerable.Range(0, 5).Select(number => batches.ProcessAsync(number, CancellationToken.None)).ToArray();
        _mayRun.Release(5);
        await Task.WhenAll(all);

        Assert.Equal([[0], [1, 2, 3], [4]], _processed);
    }

    [Fact]
    public async Task An_item_that_fails_fails_alone()
    {
        using var batches = Create();
        int[] numbers = [0, 1, -2, 3];
        var all = numbers.Select(number => batches.ProcessAsync(number, CancellationToken.None)).ToArray();
        _mayRun.Release(10);

        await Assert.ThrowsAsync<FormatException>(() => all[2]);
        await Task.WhenAll(all[0], all[1], all[3]);
        Assert.Equal([[0], [1], [3]], _processed);
    }

    [Fact]
    public async Task A_failure_that_is_no_items_fault_fails_the_whole_batch()
    {
        using var batches = Create();
        int[] numbers = [0, 1, int.MinValue, 3, 4];
        var all = numbers.Select(number => batches.ProcessAsync(number, CancellationToken.None)).ToArray();
        _mayRun.Release(10);

        await all[0];
        foreach (var failed in all[1..4])
            await Assert.ThrowsAsync<TimeoutException>(() => failed);
        await all[4];
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_stop_the_others()
    {
        using var batches = Create();
        using var impatient = new CancellationTokenSource();
        var first = batches.ProcessAsync(0, CancellationToken.None);
        var second = batches.ProcessAsync(1, impatient.Token);
        var third = batches.ProcessAsync(2, CancellationToken.None);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        _mayRun.Release(5);
        await Task.WhenAll(first, third);
    }

    private CoalescingBatch<int> Create() => new(
        maximumSize: 3,
        async (numbers, cancellationToken) =>
        {
            await _mayRun.WaitAsync(cancellationToken);
            if (numbers.Contains(int.MinValue))
                throw new TimeoutException();
            if (numbers.Any(number => number < 0))
                throw new FormatException("A negative number.");
            _processed.Enqueue([.. numbers]);
        },
        mayBeOneItem: e => e is FormatException,
        TimeProvider.System);
}
