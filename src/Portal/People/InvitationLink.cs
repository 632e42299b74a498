namespace Ksf.Portal.People;

/// <summary>The link in an invitation's e-mail: the deployment, and a secret.</summary>
/// <param name="Deployment">The deployment that invites.</param>
/// <param name="Token">The secret.</param>
internal sealed record InvitationLink(string Deployment, string Token)
{
    public const string Page = "/invitasjon";
    private const string Cookie = "ksf_invitation";

    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    /// <summary>The link that the person has opened in this browser; null for none.</summary>
    public static InvitationLink? Of(HttpContext context) => Read(context.Request.Cookies[Cookie]);

    /// <summary>
    /// Takes the secret out of the address at once, so that it stands in no later address, in no return address of the sign-in and in no Referer.
    /// </summary>
    public static IResult Open(string token, HttpContext context, TimeProvider time)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Cookies.Append(Cookie, token, Options(context, time.GetUtcNow() + Lasts));
        return Results.Redirect(Page);
    }

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie, Options(context, expires: null));

    private static InvitationLink? Read(string? text) => text?.Split('.') is [{ Length: > 0 } deployment, { Length: > 0 } token] && deployment.All(char.IsAsciiLetterLower)
        ? new InvitationLink(deployment, token)
        : null;

    private static CookieOptions Options(HttpContext context, DateTimeOffset? expires) => new()
    {
        Path = Page,
        Expires = expires,
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}

internal static class InvitationLinkExtensions
{
    public static void MapInvitations(this IEndpointRouteBuilder routes) => routes.MapGet($"{InvitationLink.Page}/{{token}}", InvitationLink.Open);
}
