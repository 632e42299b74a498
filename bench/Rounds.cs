using System.Globalization;

namespace Ksf.Bench;

/// <summary>Ours and the plain one by turns, in the same minutes of the same machine: warmed, then three rounds, and the medians.</summary>
internal static class Rounds
{
    public const int Count = 3;
    public static readonly TimeSpan Warming = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Each = TimeSpan.FromSeconds(6);

    public static async Task<(double Ours, double Plain)> RunAsync(
        Func<TimeSpan, Task<double>> ours, Func<TimeSpan, Task<double>> plain, bool untilSteady = false)
    {
        if (untilSteady)
            await WarmUntilSteadyAsync(ours);
        else
            await ours(Warming);
        await plain(Warming);
        var (first, second) = (new List<double>(), new List<double>());
        for (var round = 0; round < Count; round++)
        {
            first.Add(await ours(Each));
            second.Add(await plain(Each));
        }
        Console.WriteLine($"  rounds: {List(first)} against {List(second)}");
        return (Median(first), Median(second));
    }

    private static string List(IEnumerable<double> rates) =>
        string.Join(", ", rates.Select(rate => rate.ToString("0", CultureInfo.InvariantCulture)));

    /// <summary>
    /// Warms until a stretch is no more than a twentieth faster than the best before it: a service that does much takes half a minute under load until
    /// all that is hot is compiled again. At most a minute and a half.
    /// </summary>
    private static async Task WarmUntilSteadyAsync(Func<TimeSpan, Task<double>> ours)
    {
        var best = 0.0;
        for (var stretch = 0; stretch < 9; stretch++)
        {
            var rate = await ours(Warming);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  warming: {rate:0}/s"));
            if (rate < best * 1.05 && stretch >= 2)
                return;
            best = Math.Max(best, rate);
        }
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }
}
