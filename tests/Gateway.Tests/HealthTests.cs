using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Ksf.TestKit;

namespace Ksf.Gateway.Tests;

public sealed class HealthTests : Platform
{
    private const string Counties = "/registry/v1/counties";

    [Fact]
    public async Task A_deployment_that_goes_down_is_said_to_be_at_once_and_no_other_notices()
    {
        await Gateway.AllUp();
        var token = Issuer.Token();
        Assert.Equal("vest-registry", (await Gateway.Ask("/vest" + Counties, token)).Service);

        await Vest.StopAsync();
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var watch = Stopwatch.StartNew();
            var down = await Gateway.Send("/vest" + Counties, token, headers: ("Accept-Language", "en"));
            var problem = await down.ProblemAsync(HttpStatusCode.ServiceUnavailable, "deployment-down");
            Assert.Contains("The service “registry” of KSF Vest is down now", problem.Text("detail"), StringComparison.Ordinal);
            Assert.NotNull(down.Headers.RetryAfter);
            // A minute would be the proxy's own time-out.
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 15);
            Assert.Equal("midt-registry", (await Gateway.Ask("/midt" + Counties, token)).Service);
        }

        await Poll.UntilAsync(() => Gateway.StateOf("vest"), state => state == "down", TimeSpan.FromSeconds(10));
        Assert.Equal("up", await Gateway.StateOf("midt"));
        Assert.Equal("up", await Gateway.StateOf("nasjonal"));

        // Vest has two services here, and each is told of once.
        var said = await Poll.UntilAsync(
            () => Task.FromResult(Gateway.Log.All.Where(line => line.Contains(" is down", StringComparison.Ordinal)).ToArray()), lines => lines.Length >= 2, TimeSpan.FromSeconds(10));
        Assert.Collection(
            said.Order(StringComparer.Ordinal),
            line => Assert.StartsWith($"Warning: vest-knowledge at {Vest.Address} is down: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"Warning: vest-registry at {Vest.Address} is down: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deployment_that_returns_is_served_again_within_seconds()
    {
        await Gateway.AllUp();
        var token = Issuer.Token();
        await Vest.StopAsync();
        await Poll.UntilAsync(() => Gateway.StateOf("vest"), state => state == "down", TimeSpan.FromSeconds(10));

        await Vest.StartAgainAsync();
        await Poll.UntilAsync(
            () => Gateway.Send("/vest" + Counties, token), answer => answer.StatusCode == HttpStatusCode.OK, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_service_that_says_it_is_not_ready_gets_no_requests()
    {
        await Gateway.AllUp();
        Vest.Ready = false;
        await Poll.UntilAsync(() => Gateway.StateOf("vest"), state => state == "down", TimeSpan.FromSeconds(10));

        var before = Vest.Requests;
        await (await Gateway.Send("/vest" + Counties, Issuer.Token())).ProblemAsync(HttpStatusCode.ServiceUnavailable, "deployment-down");
        Assert.Equal(before, Vest.Requests);
    }

    [Fact]
    public async Task When_one_of_two_replicas_is_gone_the_other_serves_and_the_deployment_is_degraded()
    {
        await using var spare = await Backend.StartAsync("spare");
        await using var gateway = RunningGateway.Start(Issuer, [("vest-registry", Vest.Address), ("vest-registry", spare.Address)]);
        await gateway.AllUp();
        await Vest.StopAsync();
        await Poll.UntilAsync(() => gateway.StateOf("vest"), state => state == "degraded", TimeSpan.FromSeconds(10));

        var token = Issuer.Token();
        for (var request = 0; request < 20; request++)
            Assert.Equal("spare", (await gateway.Ask("/vest" + Counties, token)).Service);
    }

    [Fact]
    public async Task A_request_that_cannot_reach_one_replica_goes_to_another_at_once_whatever_its_method()
    {
        await using var spare = await Backend.StartAsync("spare");
        await using var gateway = RunningGateway.Start(Issuer, [("vest-registry", Vest.Address), ("vest-registry", spare.Address)]);
        await gateway.AllUp();
        await Vest.StopAsync();

        var token = Issuer.Token();
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(async _ =>
        {
            using var body = new StringContent("seven b");
            return await gateway.Send("/vest/registry/v1/clusters", token, HttpMethod.Post, body);
        }));

        Assert.Each(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        foreach (var answer in answers)
        {
            var asked = await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<Asked>(answer.Content, TestContext.Current.CancellationToken);
            Assert.Equal(("spare", 7), (asked!.Service, asked.BodyLength));
        }
        Assert.Equal(30, spare.Requests);
    }

    [Fact]
    public async Task A_replica_on_a_machine_that_is_gone_is_passed_over_too()
    {
        // A listener that takes no connection leaves its callers waiting, as a machine without power does.
        using var gone = new Socket(SocketType.Stream, ProtocolType.Tcp);
        gone.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        gone.Listen(0);
        using var first = new TcpClient();
        await first.ConnectAsync((IPEndPoint)gone.LocalEndPoint!, TestContext.Current.CancellationToken);
        var silent = new Uri($"http://{gone.LocalEndPoint}");
        await using var alone = RunningGateway.Start(Issuer, [("vest-registry", silent)]);
        await using var gateway = RunningGateway.Start(Issuer, [("vest-registry", silent), ("vest-registry", Vest.Address)]);

        var token = Issuer.Token();
        await (await alone.Send("/vest" + Counties, token)).ProblemAsync(HttpStatusCode.ServiceUnavailable, "deployment-down");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => gateway.Ask("/vest" + Counties, token)));
        Assert.Each(answers, asked => Assert.Equal("vest-registry", asked.Service));
    }

    [Fact]
    public async Task A_gateway_has_started_when_it_knows_that_every_service_is_up_and_not_sooner()
    {
        await Vest.StopAsync();
        await using var gateway = StartGateway();
        await Poll.UntilAsync(() => gateway.StateOf("midt"), state => state == "up", TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, (await gateway.Send("/health/ready")).StatusCode);
        var waiting = await gateway.Send("/health/started");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, waiting.StatusCode);
        Assert.Contains("Waiting for vest-knowledge, vest-registry.", await waiting.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // Asked at once when it is there, so that nobody waits for the next regular check.
        await Vest.StartAgainAsync();
        Assert.Equal(HttpStatusCode.OK, (await gateway.Send("/health/started")).StatusCode);
        Assert.Empty(gateway.Log.All);
        Assert.Equal("vest-registry", (await gateway.Ask("/vest" + Counties, Issuer.Token())).Service);

        await Vest.StopAsync();
        await Poll.UntilAsync(() => gateway.StateOf("vest"), state => state == "down", TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, (await gateway.Send("/health/started")).StatusCode);
    }

    [Fact]
    public async Task A_service_that_breaks_the_connection_gives_its_caller_a_problem_document()
    {
        var answer = await Gateway.Send("/vest/registry/v1/broken", Issuer.Token());
        await answer.ProblemAsync(HttpStatusCode.BadGateway, "no-answer");
        Assert.Equal("vest-registry", (await Gateway.Ask("/vest" + Counties, Issuer.Token())).Service);
    }

    [Theory]
    [InlineData(400, "malformed-request")]
    [InlineData(414, "address-too-long")]
    [InlineData(431, "headers-too-large")]
    public async Task What_a_services_server_refuses_without_a_word_gets_a_problem_document(int status, string problem)
    {
        var answer = await Gateway.Send($"/vest/registry/v1/refused/{status}", Issuer.Token());
        await answer.ProblemAsync((HttpStatusCode)status, problem);
    }

    [Fact]
    public async Task A_portal_that_is_down_is_said_to_be()
    {
        await Portal.StopAsync();
        await (await Gateway.Send("/")).ProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
    }

    [Fact]
    public async Task The_status_tells_of_each_deployment_and_service()
    {
        await Gateway.AllUp();
        var status = await Gateway.Status();
        var deployments = status.GetProperty("deployments");

        Assert.Equal(["nasjonal", "vest", "midt"], deployments.EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        var vest = deployments[1];
        Assert.Equal("KSF Vest", vest.GetProperty("name").GetString());
        Assert.Equal("regional", vest.GetProperty("level").GetString());
        Assert.Equal("up", vest.GetProperty("state").GetString());
        Assert.Equal(["knowledge", "registry"], vest.GetProperty("services").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        var registry = vest.GetProperty("services")[1];
        Assert.Equal(1, registry.GetProperty("destinations").GetInt32());
        Assert.InRange(registry.GetProperty("lastChecked").GetDateTimeOffset(), DateTimeOffset.MinValue, TimeProvider.System.GetUtcNow());
        Assert.Equal(JsonValueKind.Null, status.GetProperty("configuration").GetProperty("mistake").ValueKind);
    }
}
