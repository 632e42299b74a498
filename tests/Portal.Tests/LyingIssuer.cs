using System.Collections.Concurrent;
using Ksf.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ksf.Portal.Tests;

/// <summary>An issuer that signs anyone in at once, over the whole code flow, with whatever id token a test wants.</summary>
internal sealed class LyingIssuer : IAsyncDisposable
{
    private readonly TestIssuer _keys;
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, string> _nonceByCode = new();

    private LyingIssuer(TestIssuer keys)
    {
        _keys = keys;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Authority,
            jwks_uri = $"{_keys.Authority}/jwks",
            authorization_endpoint = $"{Authority}/authorize",
            token_endpoint = $"{Authority}/token",
        }));
        _app.MapGet("/authorize", (string nonce, string state, string redirect_uri) =>
        {
            var code = Guid.CreateVersion7().ToString();
            _nonceByCode[code] = nonce;
            return Results.Redirect($"{redirect_uri}?code={code}&state={Uri.EscapeDataString(state)}");
        });
        _app.MapPost("/token", (HttpRequest request) => Results.Json(new
        {
            id_token = IdToken(_nonceByCode[request.Form["code"]!]),
            access_token = "opaque",
            token_type = "Bearer",
            expires_in = 3600,
        }));
    }

    public string Authority => _app.Urls.Single();

    /// <summary>What is given for the nonce that was asked with.</summary>
    public Func<string, string> IdToken { get; set; } = _ => "";

    /// <summary>An id token as it should be, but for what a test changes.</summary>
    public string Token(
        string? nonce, string audience = "ksf-portal", string? issuer = null, TimeSpan? lifetime = null, string sub = "askoy-fou",
        params (string Claim, object Value)[] further) => _keys.Token(
            sub, audience: audience, nonce: nonce, issuer: issuer ?? Authority, lifetime: lifetime,
            further: further.ToDictionary(claim => claim.Claim, claim => claim.Value));

    public static async Task<LyingIssuer> StartAsync(TestIssuer keys)
    {
        var issuer = new LyingIssuer(keys);
        await issuer._app.StartAsync();
        return issuer;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
