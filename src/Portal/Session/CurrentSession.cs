using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Ksf.Portal.Session;

/// <summary>Who is signed in on this request, and the token with which the services are asked on that person's behalf.</summary>
internal sealed class CurrentSession(IHttpContextAccessor accessor, TimeProvider time)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly AuthenticateResult? _ticket =
        accessor.HttpContext?.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult;

    public bool IsSignedIn => _ticket?.Principal?.Identity?.IsAuthenticated == true;

    /// <summary>The issuer's id of the person.</summary>
    public string? Subject => _ticket?.Principal?.FindFirstValue("sub");

    /// <summary>What to call the person on screen.</summary>
    public string? Label => _ticket?.Principal?.FindFirstValue("name") ?? Subject;

    public string? AccessToken => _ticket?.Properties?.GetTokenValue("access_token");

    /// <summary>The person's access token has expired, or will before an answer could come.</summary>
    public bool HasExpired => _ticket?.Properties is { } properties && IsExpired(properties, time);

    public static bool IsExpired(AuthenticationProperties properties, TimeProvider time) =>
        !DateTimeOffset.TryParse(
            properties.GetTokenValue("expires_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expires)
        || expires - Margin <= time.GetUtcNow();
}
