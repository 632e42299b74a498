using System.Net;
using System.Net.Sockets;
using System.Text;
using Ksf.TestKit;

namespace Ksf.Gateway.Tests;

public sealed class LimitTests : Platform
{
    private const string Limits =
        """{ "client": { "perSecond": 1, "burst": 20 }, "address": { "perSecond": 500, "burst": 500 }, "bodyKilobytes": 64, "headerKilobytes": 8, "seconds": 1 }""";

    private protected override string File => RunningGateway.FileWith(Limits);

    [Fact]
    public async Task A_client_that_asks_too_often_is_told_when_to_come_back_and_others_are_not_held_up()
    {
        var (eager, calm) = (Issuer.Token("eager"), Issuer.Token("calm"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Gateway.Send("/vest/registry/v1/counties", eager)));

        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToArray();
        Assert.InRange(refused.Length, 15, 20);
        await refused[0].ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.InRange(refused[0].Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("vest-registry", (await Gateway.Ask("/vest/registry/v1/counties", calm)).Service);
        await Poll.UntilAsync(
            () => Gateway.Send("/vest/registry/v1/counties", eager), answer => answer.StatusCode == HttpStatusCode.OK, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Systems_of_one_organisation_are_one_client()
    {
        var tokens = Enumerable.Range(0, 40).Select(system => Issuer.Token($"system-{system}", consumer: "0192:964338442"));
        var answers = await Task.WhenAll(tokens.Select(token => Gateway.Send("/vest/registry/v1/counties", token)));
        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests), 15, 20);
    }

    [Fact]
    public async Task A_body_that_says_it_is_too_large_is_turned_away_before_it_is_read()
    {
        using var body = new ByteArrayContent(new byte[65 * 1024]);
        var answer = await Gateway.Send("/vest/registry/v1/clusters", Issuer.Token(), HttpMethod.Post, body);
        Assert.Contains("64 kB", (await answer.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large")).Text("detail"), StringComparison.Ordinal);
        Assert.Equal(0, Vest.Requests);
    }

    [Fact]
    public async Task A_body_that_turns_out_to_be_too_large_is_stopped()
    {
        using var body = new ChunkedContent(300 * 1024);
        var answer = await Gateway.Send("/vest/registry/v1/clusters", Issuer.Token(), HttpMethod.Post, body);
        await answer.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task A_body_within_the_limit_passes()
    {
        using var body = new ByteArrayContent(new byte[60 * 1024]);
        var answer = await Gateway.Send("/vest/registry/v1/clusters", Issuer.Token(), HttpMethod.Post, body);
        var asked = await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<Asked>(answer.Content, TestContext.Current.CancellationToken);
        Assert.Equal(60 * 1024, asked!.BodyLength);
    }

    [Fact]
    public async Task Headers_that_are_too_large_are_turned_away()
    {
        var answer = await Gateway.Send("/", headers: ("Cookie", new string('c', 9 * 1024)));
        await answer.ProblemAsync(HttpStatusCode.RequestHeaderFieldsTooLarge, "headers-too-large");
    }

    [Fact]
    public async Task An_address_that_is_too_long_is_turned_away() =>
        await (await Gateway.Send("/?q=" + new string('a', 9 * 1024))).ProblemAsync(HttpStatusCode.RequestUriTooLong, "address-too-long");

    [Fact]
    public async Task A_service_that_is_silent_too_long_gives_its_caller_a_timely_answer()
    {
        var answer = await Gateway.Send("/vest/registry/v1/slow?seconds=30", Issuer.Token());
        await answer.ProblemAsync(HttpStatusCode.GatewayTimeout, "too-slow");
    }

    [Fact]
    public async Task A_client_that_trickles_its_headers_is_cut_off()
    {
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, Gateway.Http.BaseAddress!.Port, TestContext.Current.CancellationToken);
        var stream = slow.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "), TestContext.Current.CancellationToken);

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 408", await reader.ReadToEndAsync(deadline.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probes_and_the_status_are_outside_the_limits()
    {
        await using var strict = RunningGateway.Start(
            Issuer, [("portal", Portal.Address)], RunningGateway.FileWith("""{ "address": { "perSecond": 1, "burst": 1 } }"""));
        foreach (var path in (string[])["/health/live", "/health/ready", "/health/started", "/status"])
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => strict.Send(path)));
            Assert.DoesNotContain(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        }

        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => strict.Send("/")));
        Assert.Contains(others, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task More_headers_than_a_service_takes_are_turned_away()
    {
        var answer = await Gateway.Send(
            "/", headers: [.. Enumerable.Range(0, 95).Select(index => ($"X-Header-{index}", "x"))]);
        await answer.ProblemAsync(HttpStatusCode.RequestHeaderFieldsTooLarge, "too-many-headers");
    }

    /// <summary>A body whose length is not said beforehand.</summary>
    private sealed class ChunkedContent(int size) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var part = new byte[16 * 1024];
            for (var sent = 0; sent < size; sent += part.Length)
                await stream.WriteAsync(part);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
