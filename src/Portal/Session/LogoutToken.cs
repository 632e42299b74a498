using System.Text.Json;
using Ksf.ServiceDefaults.Access;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ksf.Portal.Session;

/// <summary>What the issuer says has ended.</summary>
/// <param name="IssuerSession">Its own session (<c>sid</c>).</param>
/// <param name="Subject">The person; at least one of the two is there.</param>
/// <param name="WrittenAt">When it said so, by its own clock.</param>
internal sealed record LogoutToken(string? IssuerSession, string? Subject, DateTimeOffset WrittenAt);

/// <summary>Reads the issuer's logout tokens.</summary>
/// <remarks>Source: OpenID Connect Back-Channel Logout 1.0, sections 2.4 and 2.6.</remarks>
internal sealed class LogoutTokens(IOptionsMonitor<OpenIdConnectOptions> issuers, TimeProvider time, ILogger<LogoutTokens> logger)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1), MaximumAge = TimeSpan.FromMinutes(10);

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>Null when it is not a logout token that the issuer has just written for the portal.</summary>
    public async Task<LogoutToken?> ReadAsync(string text, CancellationToken cancellation)
    {
        var issuer = issuers.Get(OpenIdConnectDefaults.AuthenticationScheme);
        var validated = await ValidateAsync(text, issuer, cancellation);
        if (validated.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The issuer may have changed its keys.
            issuer.ConfigurationManager!.RequestRefresh();
            validated = await ValidateAsync(text, issuer, cancellation);
        }
        if (validated is { IsValid: true, SecurityToken: JsonWebToken token } && Read(token) is { } logout)
            return logout;
        logger.LogWarning("A logout token was refused: {Reason}", validated.Exception?.Message ?? "a claim is missing or wrong");
        return null;
    }

    private async Task<TokenValidationResult> ValidateAsync(string text, OpenIdConnectOptions issuer, CancellationToken cancellation)
    {
        var configuration = await issuer.ConfigurationManager!.GetConfigurationAsync(cancellation);
        return await Handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = configuration.Issuer,
            ValidAudience = issuer.ClientId,
            IssuerSigningKeys = configuration.SigningKeys,
            ValidAlgorithms = KsfAuthentication.SignatureAlgorithms,
            ClockSkew = Skew,
            RequireExpirationTime = true,
            LifetimeValidator = (_, expires, _, _) => expires + Skew > time.GetUtcNow().UtcDateTime,
        });
    }

    private LogoutToken? Read(JsonWebToken token)
    {
        var (issuerSession, subject) = (Text("sid"), Text("sub"));
        var now = time.GetUtcNow();
        var writtenAt = SessionStore.IssuedAt(token);
        var isLogout = token.TryGetPayloadValue<JsonElement>("events", out var events)
            && events.ValueKind is JsonValueKind.Object
            && events.TryGetProperty(Event, out var content)
            && content.ValueKind is JsonValueKind.Object;
        return isLogout
            && !token.TryGetPayloadValue<object>("nonce", out _)
            && Text("jti") is not null
            && (issuerSession ?? subject) is not null
            && writtenAt > now - MaximumAge
            && writtenAt < now + Skew
                ? new LogoutToken(issuerSession, subject, writtenAt)
                : null;

        string? Text(string claim) => token.TryGetPayloadValue<string>(claim, out var value) && value.Length > 0 ? value : null;
    }
}
