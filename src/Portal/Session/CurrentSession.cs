using System.Globalization;
using System.Security.Claims;
using Ksf.Portal.Data;
using Microsoft.AspNetCore.Authentication;

namespace Ksf.Portal.Session;

/// <summary>The signed-in user of this request, and the access token for calls to the services.</summary>
internal sealed class CurrentSession(IHttpContextAccessor accessor, PortalSecret secret, TimeProvider time)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly AuthenticateResult? _ticket =
        accessor.HttpContext?.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult;

    public bool IsSignedIn => _ticket?.Principal?.Identity?.IsAuthenticated == true;

    /// <summary>The user's id at the issuer.</summary>
    public string? Subject => _ticket?.Principal?.FindFirstValue("sub");

    /// <summary>Whose drafts are shown; null when nobody is signed in.</summary>
    public byte[]? Owner => Subject is { } subject ? secret.OwnerOf(subject) : null;

    /// <summary>The user's display name.</summary>
    public string? Label => _ticket?.Principal?.FindFirstValue("name") ?? Subject;

    public string? AccessToken => _ticket?.Properties?.GetTokenValue("access_token");

    /// <summary>Whether the access token has expired or is about to.</summary>
    public bool HasExpired => _ticket?.Properties is { } properties && IsExpired(properties, time);

    public static bool IsExpired(AuthenticationProperties properties, TimeProvider time) =>
        !DateTimeOffset.TryParse(
            properties.GetTokenValue("expires_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expires)
        || expires - Margin <= time.GetUtcNow();
}
