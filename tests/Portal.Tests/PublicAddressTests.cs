using System.Net;
using Ksf.TestKit;
using Microsoft.AspNetCore.WebUtilities;

namespace Ksf.Portal.Tests;

public sealed class PublicAddressTests(PortalUnderTest portal) : IClassFixture<PortalUnderTest>
{
    private static readonly HttpClient Direct = new(new HttpClientHandler { AllowAutoRedirect = false });

    [Theory]
    [InlineData("127.0.0.1:5100", "127.0.0.1:5100")]
    [InlineData("evil.example", null)]
    public async Task The_gateway_is_believed_about_hosts_that_are_ours_and_no_other(string forwarded, string? host)
    {
        // An issuer that takes no pushed requests is asked in the address, where one can read what the portal takes for its own.
        await using var keys = await TestIssuer.StartAsync();
        await using var issuer = await LyingIssuer.StartAsync(keys);
        await using var other = new PortalUnderTest { OtherIssuer = issuer.Authority };
        await other.InitializeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(other.Url, "/logg-inn"));
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "http");
        request.Headers.Add("X-Forwarded-Host", forwarded);

        var answer = await Direct.SendAsync(request);

        var question = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        Assert.Equal(host ?? other.Url.Authority, new Uri(question["redirect_uri"].ToString()).Authority);
    }

    [Fact]
    public async Task A_host_that_is_not_ours_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, portal.Url) { Headers = { Host = "evil.example" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await Direct.SendAsync(request)).StatusCode);
    }
}
