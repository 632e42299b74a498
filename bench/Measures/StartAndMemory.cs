using System.Globalization;

namespace Ksf.Bench.Measures;

/// <summary>(d) Seconds from the command to ready, and the memory of all that was started.</summary>
internal static class StartAndMemory
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <param name="platform">Just started.</param>
    /// <param name="when">What it found: <c>on an empty state folder</c>.</param>
    /// <param name="report">Where the figure goes.</param>
    public static void Start(PlatformUnderMeasure platform, string when, double aim, Report report) =>
        report.AddCost($"(d) ./ksf run (built) to ready, {when}", "s", platform.TimeToReady.TotalSeconds, plain: null, aim);

    public static async Task MemoryAsync(PlatformUnderMeasure platform, Report report)
    {
        await Task.Delay(Settling);
        report.AddCost("(d) memory of everything started (PSS)", "GB", Family(platform.Run.HostProcess).Sum(ProportionalSetSize) / 1e9, plain: null, aim: 2.0);
    }

    /// <summary>A process and all that descend from it.</summary>
    private static IEnumerable<int> Family(int process)
    {
        var children = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .ToLookup(Parent);
        return Descend(process);

        IEnumerable<int> Descend(int id) => children[id].SelectMany(Descend).Prepend(id);
    }

    private static int Parent(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>In bytes: memory that processes share is counted by each its part.</summary>
    private static double ProportionalSetSize(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/smaps_rollup").FirstOrDefault(one => one.StartsWith("Pss:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
