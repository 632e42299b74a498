using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Ksf.Gateway.Tests;

public sealed class HeaderTests : Platform
{
    [Theory]
    [InlineData("/status")]
    [InlineData("/vest/registry/v1/counties")]
    [InlineData("/nord/registry/v1/counties")]
    [InlineData("/")]
    public async Task Every_answer_tells_the_browser_to_be_careful(string path)
    {
        var headers = (await Gateway.Send(path)).Headers;

        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("frame-ancestors 'none'", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("strict-origin-when-cross-origin", headers.GetValues("Referrer-Policy").Single());
        Assert.False(headers.Contains("Server"));
        Assert.False(headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("latin1")]
    public async Task Header_values_outside_ASCII_pass_unchanged_both_ways(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        const string Value = "Bjørn æ Þ";
        foreach (var path in (string[])["/", "/vest/registry/v1/counties", "/midt/registry/v1/openapi.json"])
        {
            var answer = await Gateway.SendRaw(
                $"GET {path} HTTP/1.1\nHost: localhost\nConnection: close\nAuthorization: Bearer {Issuer.Token()}\nCookie: navn={Value}\nIdempotency-Key: {Value}\n\n",
                encoding);
            Assert.Equal(200, answer.Status);
            var asked = JsonSerializer.Deserialize<Asked>(answer.Body, JsonSerializerOptions.Web)!;
            Assert.Equal($"navn={Value}", encoding.GetString(Encoding.Latin1.GetBytes(asked.Headers["cookie"])));
            Assert.Equal(Value, encoding.GetString(Encoding.Latin1.GetBytes(asked.Headers["idempotency-key"])));
        }

        var echo = await Gateway.SendRaw(
            $"GET /vest/registry/v1/echo HTTP/1.1\nHost: localhost\nConnection: close\nAuthorization: Bearer {Issuer.Token()}\nX-Echo: {Value}\n\n", encoding);
        Assert.Equal(200, echo.Status);
        Assert.Equal(Value, encoding.GetString(Encoding.Latin1.GetBytes(echo.Headers["X-Echo"])));
    }

    [Fact]
    public async Task What_a_service_says_itself_is_kept_except_what_it_runs_on()
    {
        var headers = (await Gateway.Send("/vest/registry/v1/with-headers", Issuer.Token())).Headers;

        Assert.Equal("default-src 'self'", headers.GetValues("Content-Security-Policy").Single());
        Assert.False(headers.Contains("Server"));
    }

    [Fact]
    public async Task Over_https_the_browser_is_told_to_stay_there()
    {
        var context = new DefaultHttpContext { Request = { IsHttps = true } };
        await Headers.SecurityHeaders.Add(context);
        Assert.Equal("max-age=31536000; includeSubDomains", context.Response.Headers.StrictTransportSecurity);
    }
}
