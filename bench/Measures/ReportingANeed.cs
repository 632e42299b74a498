using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Ksf.Bench.Measures;

/// <summary>
/// (c) Reporting a need, to the answer, against pgbench doing the same statements one by one in one transaction, with as many clients. pgbench has a
/// database of its own with the same tables, so that what it writes is not sent as events.
/// </summary>
internal static partial class ReportingANeed
{
    private const string PlainDatabase = "bench_knowledge";

    public static async Task MeasureAsync(PlatformUnderMeasure platform, Report report)
    {
        Console.WriteLine("(c) reporting a need");
        var token = await platform.TokenAsync();
        var plain = await PrepareAsync(platform);
        var ours = new Uri(platform.Run.Endpoint("vest-knowledge"), "/v1/needs");
        var (first, second) = await Rounds.RunAsync(ReportAsync, time => PgBenchAsync(plain, time), untilSteady: true);
        report.AddThroughput("(c) reporting a need, against pgbench", first, second, aim: 0.2);
        await CostAsync(platform, ReportAsync);

        async Task<double> ReportAsync(TimeSpan time)
        {
            var rate = await Wrk.RunAsync(ours, token, time, Path.Combine(AppContext.BaseDirectory, "Plain", "report.lua"));
            await ArrivedAsync(platform);
            return rate;
        }
    }

    /// <summary>Waits until every deployment has its copy of each need, so that what one round leaves behind does not slow the next.</summary>
    private static async Task ArrivedAsync(PlatformUnderMeasure platform)
    {
        var deadline = Stopwatch.StartNew();
        var reported = await CountAsync(platform.Database("vest-knowledge"), "needs");
        foreach (var copy in (string[])["nasjonal-knowledge", "midt-knowledge"])
        {
            while (await CountAsync(platform.Database(copy), "known_needs") < reported)
            {
                if (deadline.Elapsed > TimeSpan.FromMinutes(2))
                    throw new InvalidOperationException($"{copy} lacks some of the {reported} needs after two minutes.");
                await Task.Delay(250);
            }
        }
    }

    private static async Task<long> CountAsync(string database, string table)
    {
        await using var source = NpgsqlDataSource.Create(database);
#pragma warning disable CA2100 // The names stand above.
        await using var command = source.CreateCommand($"select count(*) from {table}");
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Prints where the processor's time goes: per need, with all that comes of it in every deployment.</summary>
    private static async Task CostAsync(PlatformUnderMeasure platform, Func<TimeSpan, Task<double>> reportAsync)
    {
        var before = ProcessorTime.Read(platform.Run);
        var done = await reportAsync(Rounds.Each) * Rounds.Each.TotalSeconds;
        // The logs and the marking of what was sent.
        await Task.Delay(TimeSpan.FromSeconds(1));
        var cost = ProcessorTime.Read(platform.Run).Since(before, done).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  processor time per need, by program: {cost.Sum(program => program.Milliseconds):0.00} ms in all"));
        foreach (var (program, milliseconds) in cost.Where(program => program.Milliseconds >= 0.02))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {program,-32} {milliseconds,6:0.00} ms"));
    }

    private static async Task<NpgsqlConnectionStringBuilder> PrepareAsync(PlatformUnderMeasure platform)
    {
        var service = new NpgsqlConnectionStringBuilder(platform.Database("vest-knowledge"));
        await ExecuteAsync(service.ConnectionString, $"create database {PlainDatabase}");
        var plain = new NpgsqlConnectionStringBuilder(service.ConnectionString) { Database = PlainDatabase };
        await Command.RunAsync(platform.Run.PrepareLike(
            "vest-knowledge", new Dictionary<string, string> { ["ConnectionStrings__database"] = plain.ConnectionString }, "migrate"));
        await ExecuteAsync(plain.ConnectionString,
            """
            insert into known_municipalities (id, authority, epoch, sequence) values ('0192f000-0000-7000-8000-000000004627', 'nasjonal', now(), 1);
            insert into known_municipality_versions (municipality_id, valid_from, number, name) values ('0192f000-0000-7000-8000-000000004627', '2020-01-01', '4627', 'Askøy')
            """);
        return plain;
    }

    private static async Task<double> PgBenchAsync(NpgsqlConnectionStringBuilder database, TimeSpan duration)
    {
        var clients = Wrk.Connections.ToString(CultureInfo.InvariantCulture);
        var said = await Command.RunAsync(
            "pgbench",
            ["-n", "-M", "prepared", "-c", clients, "-j", "2", "-T", duration.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture),
                "-f", Path.Combine(AppContext.BaseDirectory, "Plain", "report.sql"),
                "-h", database.Host!, "-p", database.Port.ToString(CultureInfo.InvariantCulture), "-U", database.Username!, PlainDatabase],
            new Dictionary<string, string> { ["PGPASSWORD"] = database.Password! });
        return double.Parse(PerSecond().Match(said).Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
#pragma warning disable CA2100 // The texts stand above.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex(@"tps = (?<n>[0-9.]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PerSecond();
}
