using Microsoft.Extensions.Time.Testing;

namespace Ksf.ServiceDefaults.Tests;

public sealed class BatchSpacingTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void After_a_small_batch_the_next_may_begin_at_once()
    {
        var spacing = new BatchSpacing(_time);

        Assert.True(spacing.WaitAsync(CancellationToken.None).IsCompleted);
        spacing.Begin(BatchSpacing.Load - 1);

        Assert.True(spacing.WaitAsync(CancellationToken.None).IsCompleted);
    }

    [Fact]
    public async Task Under_load_the_next_begins_ten_milliseconds_after_the_beginning_of_the_last()
    {
        var spacing = new BatchSpacing(_time);
        spacing.Begin(BatchSpacing.Load);
        _time.Advance(BatchSpacing.Spacing / 2);

        var waiting = spacing.WaitAsync(CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        _time.Advance(BatchSpacing.Spacing / 2);
        await waiting;
    }

    [Fact]
    public void A_batch_that_took_longer_than_the_spacing_delays_nothing()
    {
        var spacing = new BatchSpacing(_time);
        spacing.Begin(BatchSpacing.Load);
        _time.Advance(BatchSpacing.Spacing);

        Assert.True(spacing.WaitAsync(CancellationToken.None).IsCompleted);
    }
}
