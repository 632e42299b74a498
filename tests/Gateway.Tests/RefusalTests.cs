using System.Net;

namespace Ksf.Gateway.Tests;

/// <summary>What the gateway does not pass on, sent as bytes where HttpClient is too polite.</summary>
public sealed class RefusalTests : Platform
{
    [Theory]
    [InlineData("nb", "Metoden finnes ikke her")]
    [InlineData("nn", "Metoden finst ikkje her")]
    [InlineData("en", "There is no such method")]
    public async Task A_method_that_no_service_has_is_refused_in_the_callers_language(string language, string title)
    {
        foreach (var line in (string[])["CONNECT localhost:443", "BREW /vest/registry/v1/counties", "TRACE /", "get /"])
        {
            var answer = await Gateway.SendRaw(
                $"{line} HTTP/1.1\nHost: localhost:443\nConnection: close\nAccept-Language: {language}\nAuthorization: Bearer {Issuer.Token()}\n\n");
            Assert.Equal((501, "/problems/unknown-method", title), (answer.Status, answer.Problem.Type, answer.Problem.Title));
            Assert.Equal(language, answer.Headers["Content-Language"]);
            Assert.Contains("PATCH", answer.Problem.Detail, StringComparison.Ordinal);
        }
        Assert.Equal(0, Portal.Requests + Vest.Requests);
    }

    [Theory]
    [InlineData("nb", "Ukjent vertsnavn")]
    [InlineData("nn", "Ukjent vertsnamn")]
    [InlineData("en", "Unknown host")]
    public async Task A_host_that_is_not_ours_is_refused_in_the_callers_language(string language, string title)
    {
        await using var gateway = StartGateway(("AllowedHosts", "ksf.example.no;*.ksf.example.no"));
        foreach (var path in (string[])["/", "/status", "/vest/registry/v1/counties"])
        {
            var refused = await gateway.SendRaw(
                $"GET {path} HTTP/1.1\nHost: evil.example\nConnection: close\nX-Forwarded-Host: ksf.example.no\nAccept-Language: {language}\n\n");
            Assert.Equal((421, "/problems/unknown-host", title), (refused.Status, refused.Problem.Type, refused.Problem.Title));
            Assert.Equal("nosniff", refused.Headers["X-Content-Type-Options"]);
            Assert.DoesNotContain("evil", refused.Body, StringComparison.Ordinal);
        }

        foreach (var host in (string[])["ksf.example.no", "KSF.example.no:8080", "vest.ksf.example.no"])
            Assert.Equal(200, (await gateway.SendRaw($"GET / HTTP/1.1\nHost: {host}\nConnection: close\n\n")).Status);
        Assert.Equal(3, Portal.Requests);
    }

    [Theory]
    [InlineData("localhost:5100", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("[::1]:5100", 200)]
    [InlineData("evil.example", 421)]
    public async Task In_development_this_machine_is_ours_and_nothing_else(string host, int status) =>
        Assert.Equal(status, (await Gateway.SendRaw($"GET / HTTP/1.1\nHost: {host}\nConnection: close\n\n")).Status);

    [Fact]
    public async Task A_proxy_in_front_is_believed_when_it_is_named_and_only_about_hosts_that_are_ours()
    {
        await using var gateway = StartGateway(("AllowedHosts", "127.0.0.1;ksf.example.no"), ("TrustedProxies", "10.9.0.0/16;127.0.0.1"));
        var headers = await Forwarded(gateway, "10.1.2.3, 203.0.113.7, 10.9.0.4", "ksf.example.no");
        Assert.Equal(("203.0.113.7", "https", "ksf.example.no"), (headers["x-forwarded-for"], headers["x-forwarded-proto"], headers["x-forwarded-host"]));

        headers = await Forwarded(gateway, "203.0.113.7", "evil.example");
        Assert.Equal(gateway.Http.BaseAddress!.Authority, headers["x-forwarded-host"]);
    }

    /// <summary>
    /// The server refuses these before any of our code runs: a status without a document, and the connection closes. Nothing reaches a service.
    /// </summary>
    [Theory]
    [InlineData("GET /%00 HTTP/1.1\nHost: localhost\n\n", 400)]
    [InlineData("GET / HTTP/1.1\nHost: localhost\nHost: localhost\n\n", 400)]
    [InlineData("GET / HTTP/1.1\n\n", 400)]
    [InlineData("GET\n\n", 400)]
    [InlineData("GET / HTTP/1.1\nHost: localhost\nContent-Length: many\n\n", 400)]
    [InlineData("GET / HTTP/1.1\nHost: localhost\nX-Nul: \0\n\n", 400)]
    [InlineData("GET / HTTP/3.7\nHost: localhost\n\n", 505)]
    public async Task What_is_not_HTTP_is_refused_by_the_server_itself(string request, int status)
    {
        var answer = await Gateway.SendRaw(request);
        Assert.Equal((status, ""), (answer.Status, answer.Body));
        Assert.Equal("close", answer.Headers["Connection"]);
        Assert.Equal(0, Portal.Requests);
    }

    [Theory]
    [InlineData(1, 70_000)]
    [InlineData(300, 10)]
    public async Task Headers_beyond_reading_are_refused_by_the_server_itself(int count, int size)
    {
        var headers = string.Concat(Enumerable.Range(0, count).Select(index => $"X-{index}: {new string('x', size)}\n"));
        Assert.Equal(431, (await Gateway.SendRaw($"GET / HTTP/1.1\nHost: localhost\n{headers}\n")).Status);
    }

    private static async Task<Dictionary<string, string>> Forwarded(RunningGateway gateway, string callers, string host)
    {
        var answer = await gateway.Send("/", headers: [("X-Forwarded-For", callers), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", host)]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<Asked>(answer.Content, TestContext.Current.CancellationToken))!.Headers;
    }
}
