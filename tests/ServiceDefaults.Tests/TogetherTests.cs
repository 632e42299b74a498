using System.Collections.Concurrent;

namespace Ksf.ServiceDefaults.Tests;

public sealed class TogetherTests
{
    private readonly ConcurrentQueue<int[]> _done = new();
    private readonly SemaphoreSlim _mayGoOn = new(0);

    [Fact]
    public async Task Those_that_come_while_one_is_done_are_done_at_once_and_in_order()
    {
        using var together = Create();
        var all = Enumerable.Range(0, 5).Select(number => together.DoAsync(number, CancellationToken.None)).ToArray();
        _mayGoOn.Release(5);
        await Task.WhenAll(all);

        Assert.Equal([[0], [1, 2, 3], [4]], _done);
    }

    [Fact]
    public async Task One_that_fails_fails_alone()
    {
        using var together = Create();
        int[] numbers = [0, 1, -2, 3];
        var all = numbers.Select(number => together.DoAsync(number, CancellationToken.None)).ToArray();
        _mayGoOn.Release(10);

        await Assert.ThrowsAsync<FormatException>(() => all[2]);
        await Task.WhenAll(all[0], all[1], all[3]);
        Assert.Equal([[0], [1], [3]], _done);
    }

    [Fact]
    public async Task What_is_nobodys_fault_fails_all_that_were_at_it()
    {
        using var together = Create();
        int[] numbers = [0, 1, int.MinValue, 3, 4];
        var all = numbers.Select(number => together.DoAsync(number, CancellationToken.None)).ToArray();
        _mayGoOn.Release(10);

        await all[0];
        foreach (var failed in all[1..4])
            await Assert.ThrowsAsync<TimeoutException>(() => failed);
        await all[4];
    }

    [Fact]
    public async Task One_that_no_longer_waits_does_not_stop_the_others()
    {
        using var together = Create();
        using var impatient = new CancellationTokenSource();
        var first = together.DoAsync(0, CancellationToken.None);
        var second = together.DoAsync(1, impatient.Token);
        var third = together.DoAsync(2, CancellationToken.None);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        _mayGoOn.Release(5);
        await Task.WhenAll(first, third);
    }

    private Together<int> Create() => new(
        maximum: 3,
        async (numbers, cancellationToken) =>
        {
            await _mayGoOn.WaitAsync(cancellationToken);
            if (numbers.Contains(int.MinValue))
                throw new TimeoutException();
            if (numbers.Any(number => number < 0))
                throw new FormatException("A negative number.");
            _done.Enqueue([.. numbers]);
        },
        oneMayBeToBlame: e => e is FormatException);
}
