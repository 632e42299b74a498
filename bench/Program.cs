using Ksf.Bench;
using Ksf.Bench.Measures;
using Ksf.Bench.Plain;

// The plain endpoint that (a) compares with is this same program, in a process of its own.
if (args is ["plain-endpoint", var database, var address])
    return await PlainEndpoint.RunAsync(database, address);

string? jsonFile = null;
string[] chosen = [];
for (var i = 0; i < args.Length; i += 2)
{
    if (i + 1 == args.Length || args[i] is not ("--json" or "--only"))
    {
        Console.Error.WriteLine("usage: ./ksf bench [--json FILE] [--only a,b,c,d]");
        return 2;
    }
    if (args[i] == "--json")
        jsonFile = Path.GetFullPath(args[i + 1]);
    else
        chosen = args[i + 1].Split(',');
}

var report = new Report();
await using (var platform = new PlatformUnderMeasure())
{
    await platform.StartAsync();
    if (Wanted("d"))
    {
        StartAndMemory.Start(platform, "on an empty state folder", aim: 25, report);
        await StartAndMemory.MemoryAsync(platform, report);
    }
    // What commits when is read from the database itself; that setting takes effect at its next start.
    await platform.RememberCommitTimesAsync();
    if (Wanted("d"))
        StartAndMemory.Start(platform, "when it has run before", aim: 20, report);
    if (Wanted("a"))
        await PointRead.MeasureAsync(platform, report);
    if (Wanted("b"))
        await ThroughTheGateway.MeasureAsync(platform, report);
    if (Wanted("c"))
    {
        await ReportingANeed.MeasureAsync(platform, report);
        await CommitToConsumer.MeasureAsync(platform, report);
    }
}

report.Print(Console.Out);
if (jsonFile is not null)
    await report.WriteAsync(jsonFile);
return 0;

bool Wanted(string measure) => chosen.Length == 0 || chosen.Contains(measure);
