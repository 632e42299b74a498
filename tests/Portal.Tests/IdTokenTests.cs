using Ksf.Portal.Session;
using Ksf.TestKit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.Portal.Tests;

public sealed class IdTokenTests : IAsyncLifetime
{
    private const string Portal = "ksf-portal";
    private TestIssuer _issuer = null!;
    private TestIssuer _stranger = null!;

    [Fact]
    public async Task It_says_who_signed_in()
    {
        var claims = await ReadAsync(_issuer.Token(audience: Portal, nonce: "asked"));

        Assert.Equal("askoy-fou", Assert.Single(claims, claim => claim.Type == "sub").Value);
    }

    [Fact]
    public Task It_must_answer_this_sign_in() => RefusedAsync(_issuer.Token(audience: Portal, nonce: "another"));

    [Fact]
    public Task It_must_answer_a_sign_in() => RefusedAsync(_issuer.Token(audience: Portal));

    [Fact]
    public Task It_must_be_meant_for_the_portal() => RefusedAsync(_issuer.Token(audience: "ksf", nonce: "asked"));

    [Fact]
    public Task It_must_not_have_expired() => RefusedAsync(_issuer.Token(audience: Portal, nonce: "asked", lifetime: TimeSpan.FromHours(-1)));

    [Fact]
    public Task It_must_be_signed_by_the_issuer() =>
        RefusedAsync(_stranger.Token(audience: Portal, nonce: "asked", issuer: _issuer.Authority));

    [Fact]
    public Task It_must_be_of_the_issuer() => RefusedAsync(_issuer.Token(audience: Portal, nonce: "asked", issuer: _stranger.Authority));

    private Task RefusedAsync(string token) => Assert.ThrowsAsync<AuthenticationFailureException>(() => ReadAsync(token));

    private async Task<List<System.Security.Claims.Claim>> ReadAsync(string token)
    {
        var settings = new PortalSettings(new Uri(_issuer.Authority), Portal, "secret", new Uri("http://gateway.test"), Keys: null);
        var clients = new ServiceCollection().AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>();
        return [.. await new Issuer(settings, clients).ReadAsync(token, nonce: "asked")];
    }

    public async ValueTask InitializeAsync() => (_issuer, _stranger) = (await TestIssuer.StartAsync(), await TestIssuer.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await _issuer.DisposeAsync();
        await _stranger.DisposeAsync();
    }
}
