using System.Net;
using System.Text.Json;
using Ksf.TestKit;

namespace Ksf.Gateway.Tests;

public sealed class ReloadTests : Platform
{
    private const string Unlimited = """{ "client": { "perSecond": 1000000, "burst": 1000000 }, "address": { "perSecond": 1000, "burst": 1000 } }""";

    private protected override string File => RunningGateway.FileWith(Unlimited);

    [Fact]
    public async Task The_file_changes_twenty_times_under_traffic_and_no_request_is_lost()
    {
        await Gateway.AllUp();
        using var stop = new CancellationTokenSource();
        var traffic = Enumerable.Range(0, 8).Select(_ => KeepAsking(stop.Token)).ToArray();

        for (var change = 0; change < 20; change++)
        {
            var before = await Since();
            Gateway.Write(RunningGateway.FileWith(
                Unlimited.Replace("1000,", $"{1000 + change},", StringComparison.Ordinal).Insert(1, $"\"seconds\": {20 + change}, "),
                $$""", "routes": [{ "id": "extra{{change}}", "path": "/extra{{change}}/{**rest}", "addresses": ["{{Midt.Address}}"], "token": false }]"""));
            await Poll.UntilAsync(Since, since => since > before, TimeSpan.FromSeconds(10));
        }

        await Poll.UntilAsync(() => Gateway.Ask("/extra19/anything"), asked => asked.Service == "midt-registry", TimeSpan.FromSeconds(5));
        await stop.CancelAsync();
        var answered = (await Task.WhenAll(traffic)).Sum();
        Assert.InRange(answered, 2000, int.MaxValue);
    }

    [Theory]
    [InlineData("{ not json", "invalid start")]
    [InlineData("""{ "deployments": [{ "id": "Vest!", "name": "x", "level": "regional" }] }""", "deployments[0].id")]
    [InlineData("""{ "deployments": [{ "id": "vest", "name": "x", "level": "planetary" }] }""", "deployments[0].level")]
    [InlineData("""{ "deployments": [{ "id": "vest", "name": "x", "level": "regional", "contact": "Ring oss <post@example.no>" }] }""", "deployments[0].contact")]
    [InlineData("""{ "deploymints": [] }""", "deploymints")]
    [InlineData("""{ "limits": { "seconds": 0 } }""", "limits.seconds")]
    [InlineData("""{ "routes": [{ "id": "docs", "path": "/docs/{unclosed", "addresses": ["http://127.0.0.1:1"] }] }""", "/docs/{unclosed")]
    [InlineData("""{ "routes": [{ "id": "docs", "path": "/docs", "addresses": ["nowhere"] }] }""", "routes[0].addresses")]
    public async Task A_broken_file_changes_nothing_and_the_mistake_is_told(string broken, string mistake)
    {
        Gateway.Write(broken);

        var told = await Poll.UntilAsync(Mistake, text => text is not null, TimeSpan.FromSeconds(10));
        Assert.Contains(mistake, told, StringComparison.Ordinal);
        Assert.Contains(Gateway.Log.All, line => line.Contains(mistake, StringComparison.Ordinal));
        Assert.Equal("vest-registry", (await Gateway.Ask("/vest/registry/v1/counties", Issuer.Token())).Service);

        Gateway.Write(File);
        await Poll.UntilAsync(Mistake, text => text is null, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_deployment_elsewhere_is_reached_once_the_file_has_its_address()
    {
        await using var elsewhere = await Backend.StartAsync("nord-registry");
        await (await Gateway.Send("/nord/registry/v1/counties", Issuer.Token())).ProblemAsync(HttpStatusCode.NotFound, "unknown-deployment");

        Gateway.Write($$"""
            { "deployments": [{ "id": "nord", "name": "KSF Nord", "level": "regional", "contact": "post@nord.example", "addresses": { "registry": ["{{elsewhere.Address}}"] } }] }
            """);
        await Poll.UntilAsync(
            () => Gateway.Send("/nord/registry/v1/counties", Issuer.Token()), answer => answer.StatusCode == HttpStatusCode.OK, TimeSpan.FromSeconds(10));
        await Poll.UntilAsync(() => Gateway.StateOf("nord"), state => state == "up", TimeSpan.FromSeconds(10));
        Assert.Equal("post@nord.example", (await Gateway.Status()).GetProperty("deployments")[0].GetProperty("contact").GetString());
    }

    private async Task<int> KeepAsking(CancellationToken stop)
    {
        var token = Issuer.Token();
        var answered = 0;
        while (!stop.IsCancellationRequested)
        {
            Assert.Equal("vest-registry", (await Gateway.Ask("/vest/registry/v1/counties", token)).Service);
            answered++;
        }

        return answered;
    }

    private async Task<JsonElement> Configuration() => (await Gateway.Status()).GetProperty("configuration");

    private async Task<DateTimeOffset> Since() => (await Configuration()).GetProperty("since").GetDateTimeOffset();

    private async Task<string?> Mistake() => (await Configuration()).GetProperty("mistake").GetString();
}
