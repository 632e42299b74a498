using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
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

        using var refused = await reader.GetAsync("/midt/funding/v1/clusters");
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("/problems/", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.NotNull(refused.Headers.RetryAfter);
        var status = await StatusAsync(reader);
        Assert.Equal("up", State(status, "midt", "knowledge"));
        Assert.Equal("up", State(status, "vest", "funding"));
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/midt/knowledge/v1/needs")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/vest/funding/v1/clusters")).StatusCode);
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

    private static Task<JsonElement> StatusAsync(HttpClient client) => client.GetFromJsonAsync<JsonElement>("/status");

    private static string? State(JsonElement status, string deployment, string service) => status
        .GetProperty("deployments").EnumerateArray().Single(d => d.GetProperty("id").GetString() == deployment)
        .GetProperty("services").EnumerateArray().Single(s => s.GetProperty("id").GetString() == service)
        .GetProperty("state").GetString();
}
