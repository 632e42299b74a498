using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Ksf.TestKit;

namespace Ksf.System.Tests;

public sealed class A_fault_stays_where_it_is(RunningPlatform platform)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_killed_service_is_told_of_and_the_others_go_on()
    {
        using var reader = await platform.SignInAsync("integrator");
        using (var victim = Process.GetProcessById(platform.Run.ProcessOf("midt-funding")))
            victim.Kill();

        await Poll.UntilAsync(async () => State(await StatusAsync(reader), "midt", "funding"), state => state == "down", Soon);

        using var refused = await reader.AskAsync("/midt/funding/v1/clusters");
        await refused.ProblemAsync(HttpStatusCode.ServiceUnavailable, "deployment-down");
        Assert.NotNull(refused.Headers.RetryAfter);
        var status = await StatusAsync(reader);
        Assert.Equal("up", State(status, "midt", "knowledge"));
        Assert.Equal("up", State(status, "vest", "funding"));
        await reader.ReadAsync("/midt/knowledge/v1/needs");
        await reader.ReadAsync("/vest/funding/v1/clusters");
    }

    [Theory]
    [InlineData("vest-knowledge", "Ksf__Deployment", "", "Ksf__Deployment")]
    [InlineData("vest-knowledge", "Ksf__Level", "kommunal", "Ksf__Level")]
    [InlineData("vest-knowledge", "ConnectionStrings__database", "", "ConnectionStrings__database")]
    [InlineData("vest-events", "ConnectionStrings__broker", "", "ConnectionStrings__broker")]
    [InlineData("vest-registry", "Access__HashKeys__1", "short", "Access__HashKeys__1")]
    [InlineData("gateway", "Identity__Authority", "not an address", "Identity__Authority")]
    public async Task A_wrong_setting_stops_the_program_at_start_and_is_named(string program, string key, string value, string named)
    {
        var start = platform.Run.PrepareLike(program, new Dictionary<string, string> { [key] = value, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" });
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(Soon).Token);

        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains(named, complained + await said, StringComparison.Ordinal);
    }

    private static Task<JsonElement> StatusAsync(HttpClient client) => client.ReadAsync("/status");

    private static string State(JsonElement status, string deployment, string service) => status
        .Items("deployments").Single(d => d.Text("id") == deployment)
        .Items("services").Single(s => s.Text("id") == service)
        .Text("state");
}
