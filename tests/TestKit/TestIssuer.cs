using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ksf.TestKit;

/// <summary>An identity provider that tests own: discovery document and keys over real HTTP, and any token a test needs.</summary>
public sealed class TestIssuer : IAsyncDisposable
{
    public const string Audience = "ksf";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RsaSecurityKey _key;
    private readonly WebApplication _app;
    private int _keyFetches;

    private TestIssuer(int port)
    {
        _key = new RsaSecurityKey(_rsa) { KeyId = "test" };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = Authority, jwks_uri = $"{Authority}/jwks" }));
        _app.MapGet("/jwks", () =>
        {
            Interlocked.Increment(ref _keyFetches);
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(false)) { KeyId = _key.KeyId });
            return Results.Json(new { keys = new[] { new { kty = key.Kty, use = "sig", kid = key.Kid, n = key.N, e = key.E, alg = "RS256" } } });
        });
    }

    /// <summary>The issuer's address: what <c>Identity:Authority</c> is set to.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>Times that the keys were asked for.</summary>
    public int KeyFetches => Volatile.Read(ref _keyFetches);

    /// <param name="port">A port of the test's choice; 0 takes a free one.</param>
    public static async Task<TestIssuer> StartAsync(int port = 0)
    {
        var issuer = new TestIssuer(port);
        await issuer._app.StartAsync();
        issuer.Authority = issuer._app.Urls.Single();
        return issuer;
    }

    /// <summary>A token as DevIdentity and Maskinporten write it.</summary>
    /// <param name="sub">Whose; for a machine give <paramref name="consumer"/> too.</param>
    /// <param name="consumer">Maskinporten's <c>consumer.ID</c>: <c>0192:964338442</c>.</param>
    /// <param name="lifetime">From now; negative gives one that has expired.</param>
    /// <param name="audience">Whom it is made for.</param>
    /// <param name="issuer">Who says so; null is this issuer.</param>
    /// <param name="signedBy">Null signs with this issuer's key.</param>
    /// <param name="nonce">What an id token answers.</param>
    /// <param name="scope">What it is good for.</param>
    /// <param name="further">Other claims.</param>
    public string Token(
        string sub = "askoy-fou",
        string? consumer = null,
        TimeSpan? lifetime = null,
        string audience = Audience,
        string? issuer = null,
        SecurityKey? signedBy = null,
        string? nonce = null,
        string scope = "ksf:read ksf:write ksf:events",
        IReadOnlyDictionary<string, object>? further = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var expires = now + (lifetime ?? TimeSpan.FromHours(1));
        var claims = new Dictionary<string, object> { ["sub"] = sub, ["scope"] = scope };
        if (consumer is not null)
            claims["consumer"] = new Dictionary<string, object> { ["authority"] = "iso6523-actorid-upis", ["ID"] = consumer };
        if (nonce is not null)
            claims["nonce"] = nonce;
        foreach (var (claim, value) in further ?? new Dictionary<string, object>())
            claims[claim] = value;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Authority,
            Audience = audience,
            IssuedAt = expires - TimeSpan.FromHours(1),
            NotBefore = expires - TimeSpan.FromHours(1),
            Expires = expires,
            TokenType = "at+jwt",
            Claims = claims,
            SigningCredentials = new SigningCredentials(signedBy ?? _key, SecurityAlgorithms.RsaSha256),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }
}
