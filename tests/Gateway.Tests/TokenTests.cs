using System.Net;
using System.Security.Cryptography;
using Ksf.TestKit;
using Microsoft.IdentityModel.Tokens;

namespace Ksf.Gateway.Tests;

public sealed class TokenTests : Platform
{
    [Fact]
    public async Task Without_a_token_the_caller_is_told_to_bring_one_and_the_service_is_not_asked()
    {
        var answer = await Gateway.Send("/vest/registry/v1/counties");
        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal(0, Vest.Requests);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("another audience")]
    [InlineData("another issuer")]
    [InlineData("forged")]
    [InlineData("nonsense")]
    public async Task A_wrong_token_is_turned_away_every_time(string wrong)
    {
        using var stranger = RSA.Create(2048);
        var token = wrong switch
        {
            "expired" => Issuer.Token(lifetime: TimeSpan.FromMinutes(-10)),
            "another audience" => Issuer.Token(audience: "elsewhere"),
            "another issuer" => Issuer.Token(issuer: "http://elsewhere"),
            "forged" => Issuer.Token(signedBy: new RsaSecurityKey(stranger) { KeyId = "test" }),
            _ => "nonsense",
        };
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var answer = await Gateway.Send("/vest/registry/v1/counties", token);
            await answer.ProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
            Assert.Contains("invalid_token", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(0, Vest.Requests);
    }

    [Theory]
    [InlineData("/vest/registry/v1/openapi.json")]
    [InlineData("/vest/knowledge/v1/schemas/no.ksf.knowledge.need.submitted.v1")]
    public async Task What_is_open_to_all_is_read_without_a_token(string path) =>
        Assert.Equal("vest-registry", (await Gateway.Ask(path)).Service);

    [Fact]
    public async Task What_is_open_to_all_is_open_for_reading_only() =>
        await (await Gateway.Send("/vest/registry/v1/openapi.json", method: HttpMethod.Post)).ProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");

    [Fact]
    public async Task Many_requests_with_one_token_fetch_the_keys_once()
    {
        var token = Issuer.Token();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Gateway.Ask("/vest/registry/v1/counties", token)));
        Assert.Equal(1, Issuer.KeyFetches);
    }

    [Fact]
    public async Task A_gateway_that_starts_before_its_identity_provider_says_so_and_goes_on_when_it_is_there()
    {
        var absent = await TestIssuer.StartAsync();
        await absent.DisposeAsync();
        await using var gateway = RunningGateway.Start(absent, [("vest-registry", Vest.Address), ("portal", Portal.Address)]);

        Assert.Equal("portal", (await gateway.Ask("/")).Service);
        var waiting = await gateway.Send("/vest/registry/v1/counties", "a.b.c");
        await waiting.ProblemAsync(HttpStatusCode.ServiceUnavailable, "identity-provider-down");
        Assert.NotNull(waiting.Headers.RetryAfter);
        Assert.Contains(gateway.Log.All, line => line.Contains("Identity:Authority", StringComparison.Ordinal));

        await using var returned = await TestIssuer.StartAsync(new Uri(absent.Authority).Port);
        await Poll.UntilAsync(
            () => gateway.Send("/vest/registry/v1/counties", returned.Token()), answer => answer.StatusCode == HttpStatusCode.OK, TimeSpan.FromSeconds(10));
    }
}
