using System.Globalization;
using System.Net;
using System.Text;

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

    /// <summary>The server refuses these before any of our code runs, and the connection closes. Nothing reaches a service.</summary>
    [Theory]
    [InlineData("GET /%00 HTTP/1.1\nHost: localhost\n\n", 400, "malformed-request")]
    [InlineData("GET / HTTP/1.1\nHost: localhost\nHost: localhost\n\n", 400, "malformed-request")]
    [InlineData("GET / HTTP/1.1\n\n", 400, "malformed-request")]
    [InlineData("GET\n\n", 400, "malformed-request")]
    [InlineData("GET / HTTP/1.1\nHost: localhost\nContent-Length: many\n\n", 400, "malformed-request")]
    [InlineData("GET / HTTP/1.1\nHost: localhost\nX-Nul: \0\n\n", 400, "malformed-request")]
    [InlineData("GET / HTTP/3.7\nHost: localhost\n\n", 505, "refused")]
    public async Task What_is_not_HTTP_is_a_problem_too(string request, int status, string problem)
    {
        var answer = await Gateway.SendRaw(request);
        Assert.Equal((status, $"/problems/{problem}", status), (answer.Status, answer.Problem.Type, answer.Problem.Status));
        Assert.Equal(("close", "nb", "nosniff"), (answer.Headers["Connection"], answer.Headers["Content-Language"], answer.Headers["X-Content-Type-Options"]));
        Assert.Equal(answer.Headers["Content-Length"], Encoding.UTF8.GetByteCount(answer.Body).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(0, Portal.Requests);
    }

    [Fact]
    public async Task Also_after_others_on_the_same_connection()
    {
        var asked = string.Concat(Enumerable.Repeat("GET /status HTTP/1.1\nHost: localhost\n\n", 30));
        var answers = await Gateway.SendRawText($"{asked}GET /%00 HTTP/1.1\nHost: localhost\n\n");
        Assert.Equal(31, answers.Split("HTTP/1.1 ").Length - 1);
        var last = RawAnswer.Parse(Encoding.Latin1.GetBytes(answers[answers.LastIndexOf("HTTP/1.1 ", StringComparison.Ordinal)..]));
        Assert.Equal((400, "/problems/malformed-request"), (last.Status, last.Problem.Type));
    }

    /// <summary>A service's answer that has the very bytes of a refusal, as its head or in its body, is no refusal of the server's.</summary>
    [Theory]
    [InlineData("/refused/409", 409, "")]
    [InlineData("/quoted", 200, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")]
    public async Task An_answer_of_the_portal_passes_as_it_is(string path, int status, string body)
    {
        var answer = await Gateway.SendRaw($"GET {path} HTTP/1.1\nHost: localhost\nConnection: close\n\n");
        Assert.Equal((status, body), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData(1, 70_000)]
    [InlineData(300, 10)]
    public async Task Headers_beyond_reading_are_a_problem_too(int count, int size)
    {
        var headers = string.Concat(Enumerable.Range(0, count).Select(index => $"X-{index}: {new string('x', size)}\n"));
        var answer = await Gateway.SendRaw($"GET / HTTP/1.1\nHost: localhost\n{headers}\n");
        Assert.Equal((431, "/problems/headers-beyond-reading"), (answer.Status, answer.Problem.Type));
    }

    private static async Task<Dictionary<string, string>> Forwarded(RunningGateway gateway, string callers, string host)
    {
        var answer = await gateway.Send("/", headers: [("X-Forwarded-For", callers), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", host)]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<Asked>(answer.Content, TestContext.Current.CancellationToken))!.Headers;
    }
}
