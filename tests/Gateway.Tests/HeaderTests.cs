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
