using System.Security.Cryptography;
using Ksf.ServiceDefaults.Access;
using Ksf.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Ksf.ServiceDefaults.Tests.Access;

public sealed class CachedTokenHandlerTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly CountingHandler _validations = new();
    private TestIssuer _issuer = null!;

    [Fact]
    public async Task A_valid_token_is_checked_once_a_minute()
    {
        var handler = Handler();
        var token = _issuer.Token();

        Assert.True((await Check(handler, token)).IsValid);
        Assert.True((await Check(handler, token)).IsValid);
        Assert.Equal(1, _validations.Count);

        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.True((await Check(handler, token)).IsValid);
        Assert.Equal(2, _validations.Count);
    }

    [Fact]
    public async Task A_token_is_not_remembered_past_its_expiry()
    {
        var handler = Handler();
        var token = _issuer.Token(lifetime: TimeSpan.FromSeconds(20));
        await Check(handler, token);

        _time.Advance(TimeSpan.FromSeconds(21));
        await Check(handler, token);

        Assert.Equal(2, _validations.Count);
    }

    [Fact]
    public async Task A_token_accepted_within_the_clock_skew_after_its_expiry_is_never_remembered()
    {
        var handler = Handler();
        var token = _issuer.Token(lifetime: TimeSpan.FromSeconds(-10));

        Assert.True((await Check(handler, token)).IsValid);
        Assert.True((await Check(handler, token)).IsValid);

        Assert.Equal(2, _validations.Count);
    }

    [Theory]
    [InlineData("signed by somebody else")]
    [InlineData("another issuer")]
    [InlineData("another audience")]
    [InlineData("expired")]
    [InlineData("a changed claim")]
    [InlineData("not a token")]
    public async Task A_wrong_token_is_never_remembered(string wrong)
    {
        using var stranger = RSA.Create(2048);
        var valid = _issuer.Token();
        var token = wrong switch
        {
            "signed by somebody else" => _issuer.Token(signedBy: new RsaSecurityKey(stranger) { KeyId = "test" }),
            "another issuer" => _issuer.Token(issuer: "http://somebody.else"),
            "another audience" => _issuer.Token(audience: "not-ksf"),
            "expired" => _issuer.Token(lifetime: TimeSpan.FromHours(-1)),
            "a changed claim" => Forged(valid),
            _ => "not.a.token",
        };
        var handler = Handler();

        Assert.True((await Check(handler, valid)).IsValid);
        Assert.False((await Check(handler, token)).IsValid);
        Assert.False((await Check(handler, token)).IsValid);
        Assert.Equal(1, handler.Cache.Count);
    }

    [Fact]
    public async Task The_table_holds_no_more_than_it_was_made_for()
    {
        var handler = Handler(capacity: 16);
        for (var person = 0; person < 200; person++)
            Assert.True((await Check(handler, _issuer.Token($"person-{person}"))).IsValid);

        Assert.InRange(handler.Cache.Count, 1, 16);
    }

    [Fact]
    public async Task A_full_table_gives_each_token_its_own_result()
    {
        var handler = Handler(capacity: 16);
        var tokens = Enumerable.Range(0, 40).ToDictionary(person => $"person-{person}", person => _issuer.Token($"person-{person}"));

        for (var round = 0; round < 3; round++)
        {
            await Parallel.ForEachAsync(tokens, TestContext.Current.CancellationToken, async (one, _) =>
                Assert.Equal(one.Key, (await Check(handler, one.Value)).ClaimsIdentity.FindFirst("sub")?.Value));
        }
    }

    [Fact]
    public async Task A_hit_allocates_nothing()
    {
        var handler = Handler();
        var token = _issuer.Token();
        var parameters = Parameters();
        await handler.ValidateTokenAsync(token, parameters);

        // The runtime itself may allocate on this thread once, when it compiles something again: so the least of several rounds.
        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++)
                _ = handler.ValidateTokenAsync(token, parameters);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public async Task While_the_identity_provider_is_down_no_token_is_called_invalid_and_it_is_asked_again_when_it_returns()
    {
        var port = new Uri(_issuer.Authority).Port;
        await _issuer.DisposeAsync();
        var handler = Handler();
        var keys = Keys();

        var refused = await handler.ValidateTokenAsync("a.b.c", Parameters(keys));
        Assert.IsType<IdentityProviderUnreachableException>(refused.Exception);

        _issuer = await TestIssuer.StartAsync(port);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.True((await handler.ValidateTokenAsync(_issuer.Token(), Parameters(keys))).IsValid);
    }

    public async ValueTask InitializeAsync() => _issuer = await TestIssuer.StartAsync();

    public ValueTask DisposeAsync() => _issuer.DisposeAsync();

    private CachedTokenHandler Handler(int capacity = 64) =>
        new(_validations, _time, NullLogger<CachedTokenHandler>.Instance, capacity);

    private Task<TokenValidationResult> Check(CachedTokenHandler handler, string token) => handler.ValidateTokenAsync(token, Parameters());

    private ConfigurationManager<OpenIdConnectConfiguration>? _keys;

    private ConfigurationManager<OpenIdConnectConfiguration> Keys() => _keys ??= new(
        $"{_issuer.Authority}/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever { RequireHttps = false })
    { RefreshInterval = TimeSpan.FromSeconds(30) };

    private TokenValidationParameters Parameters(BaseConfigurationManager? keys = null) => new()
    {
        ConfigurationManager = keys ?? Keys(),
        ValidAudience = TestIssuer.Audience,
        ClockSkew = TimeSpan.FromSeconds(30),
    };

    private static string Forged(string valid)
    {
        var parts = valid.Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1]).Replace("askoy-fou", "bergen-fou", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}";
    }

    private sealed class CountingHandler : TokenHandler
    {
        private readonly JsonWebTokenHandler _inner = new() { MapInboundClaims = false };
        private int _count;

        public int Count => _count;

        public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
        {
            Interlocked.Increment(ref _count);
            return _inner.ValidateTokenAsync(token, validationParameters);
        }
    }
}
