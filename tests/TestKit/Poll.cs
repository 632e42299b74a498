using System.Diagnostics;

namespace Ksf.TestKit;

/// <summary>Waits for something that happens in its own time, with a deadline.</summary>
public static class Poll
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <exception cref="TimeoutException">It has not happened within <paramref name="within"/>; the last value seen is named.</exception>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> happened, TimeSpan within)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var value = await read();
            if (happened(value))
                return value;
            if (watch.Elapsed > within)
                throw new TimeoutException($"Not within {within.TotalSeconds} s; last seen: {value}");
            await Task.Delay(Pause);
        }
    }
}
