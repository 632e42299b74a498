using System.Globalization;
using System.Text;
using Ksf.TestKit;

namespace Ksf.Bench;

/// <summary>Processor time used so far by each program of the platform and by PostgreSQL for each of its databases, in milliseconds.</summary>
internal sealed record ProcessorTime(IReadOnlyDictionary<string, double> ByProgram)
{
    /// <summary>Linux counts in hundredths of a second (USER_HZ) on every architecture that .NET runs on.</summary>
    private const double MillisecondsPerTick = 10;

    public static ProcessorTime Read(RunFile run)
    {
        var programs = run.Processes.SelectMany(program => program.Value, (program, process) => (process, program.Key)).ToDictionary();
        var parents = new Dictionary<int, int>();
        var used = new Dictionary<int, double>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process) && Stat(process) is { } stat)
                (parents[process], used[process]) = stat;
        }
        return new ProcessorTime(used.Keys
            .Where(process => IsUnder(process, run.HostProcess, parents))
            .GroupBy(process => NameOf(process, programs))
            .ToDictionary(program => program.Key, program => program.Sum(process => used[process])));
    }

    /// <summary>What was used since an earlier reading, for each of so many things done, the most first.</summary>
    public IEnumerable<(string Program, double Milliseconds)> Since(ProcessorTime earlier, double done) => ByProgram
        .Select(program => (program.Key, (program.Value - earlier.ByProgram.GetValueOrDefault(program.Key)) / done))
        .OrderByDescending(program => program.Item2);

    private static (int Parent, double Milliseconds)? Stat(int process)
    {
        try
        {
            // After the name, which may hold anything, come state, parent, and as the 12th and 13th the ticks in user and kernel mode.
            var fields = File.ReadAllText($"/proc/{process}/stat");
            var after = fields[(fields.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(after[1], CultureInfo.InvariantCulture), MillisecondsPerTick * (Ticks(after[11]) + Ticks(after[12])));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static double Ticks(string field) => double.Parse(field, CultureInfo.InvariantCulture);

    private static bool IsUnder(int process, int root, Dictionary<int, int> parents)
    {
        for (var one = process; one > 1; one = parents.GetValueOrDefault(one))
        {
            if (one == root)
                return true;
        }
        return false;
    }

    private static string NameOf(int process, Dictionary<int, string> programs)
    {
        if (programs.TryGetValue(process, out var program))
            return program;
        try
        {
            var command = Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{process}/cmdline")).Replace('\0', ' ');
            // A server process of PostgreSQL's is titled "postgres: user database address".
            if (command.StartsWith("postgres: ", StringComparison.Ordinal))
                return command.Split(' ') is [_, "postgres", var database, _, ..] ? $"postgres {database}" : "postgres itself";
            return command.Contains("beam.smp", StringComparison.Ordinal) ? "broker" : "host and others";
        }
        catch (IOException)
        {
            return "host and others";
        }
    }
}
