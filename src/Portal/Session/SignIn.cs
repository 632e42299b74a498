using Ksf.ServiceDefaults.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Ksf.Portal.Session;

/// <summary>Sign-in and sign-out with OpenID Connect. The session is an encrypted cookie that holds the issuer's tokens.</summary>
internal static class SignIn
{
    public const string FailedPage = "/feil/innlogging";
    private const string Page = "/logg-inn";
    private const string ReturnTo = "tilbake";

    public static string Url(string page) => $"{Page}?{ReturnTo}={Uri.EscapeDataString(page)}";

    public static void AddSignIn(this IServiceCollection services, PortalSettings settings)
    {
        var keys = services.AddDataProtection().SetApplicationName("ksf-portal");
        if (settings.Keys is { } folder)
            keys.PersistKeysToFileSystem(folder);

        services.AddScoped<CurrentSession>();
        services.AddAntiforgery(options => options.Cookie.Name = "ksf_form");
        services.AddAuthorization();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(KeepSession)
            .AddOpenIdConnect(options => AskIssuer(options, settings));
    }

    private static void KeepSession(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "ksf_session";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = false;
        options.LoginPath = Page;
        options.ReturnUrlParameter = ReturnTo;
        options.AccessDeniedPath = "/feil/403";

        // The session outlives the access token, so that a form submitted too late can be kept for its user. For GET requests an expired
        // user counts as signed out and is redirected to the issuer, which rarely prompts.
        options.Events.OnValidatePrincipal = context =>
        {
            if (HttpMethods.IsGet(context.Request.Method)
                && CurrentSession.IsExpired(context.Properties, context.HttpContext.RequestServices.GetRequiredService<TimeProvider>()))
            {
                context.RejectPrincipal();
            }
            return Task.CompletedTask;
        };
    }

    private static void AskIssuer(OpenIdConnectOptions options, PortalSettings settings)
    {
        options.Authority = settings.Authority.AbsoluteUri;
        options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.Scope.Add(Scopes.Read);
        options.Scope.Add(Scopes.Write);
        options.SaveTokens = true;
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.TokenValidationParameters.ValidAlgorithms = KsfAuthentication.SignatureAlgorithms;

        // The callback is a top-level GET, for which Lax is enough. SameSite=None would require https, also in development.
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);

        options.Events.OnTokenValidated = RefuseUnsigned;
        options.Events.OnRemoteFailure = ShowFailure;
    }

    // The package accepts an unsigned id token from the token endpoint.
    private static Task RefuseUnsigned(TokenValidatedContext context)
    {
        if (context.SecurityToken.SignatureAlgorithm is null or "none")
            context.Fail("The id token is not signed.");
        return Task.CompletedTask;
    }

    private static Task ShowFailure(RemoteFailureContext context)
    {
        Logger(context.HttpContext).LogWarning(context.Failure, "A sign-in failed");
        context.Response.Redirect(FailedPage);
        context.HandleResponse();
        return Task.CompletedTask;
    }

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Page, BeginAsync);
        routes.MapPost("/logg-ut", EndAsync);
    }

    private static Task BeginAsync(HttpContext context, [FromQuery(Name = ReturnTo)] string? page) => GoToIssuerAsync(
        context,
        () => context.ChallengeAsync(
            OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = LocalPage.OrFront(page) }),
        otherwise: FailedPage);

    private static async Task EndAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            context.Response.Redirect("/");
            return;
        }
        await context.SignOutAsync();
        await GoToIssuerAsync(
            context,
            () => context.SignOutAsync(OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = "/" }),
            otherwise: "/");
    }

    // When the issuer is unreachable, the package throws before any of its events, so the error page is shown from here.
    private static async Task GoToIssuerAsync(HttpContext context, Func<Task> go, string otherwise)
    {
        try
        {
            await go();
        }
        catch (Exception exception) when (IsUnreachable(exception) && !context.RequestAborted.IsCancellationRequested)
        {
            Logger(context).LogError(exception, "The issuer does not answer");
            context.Response.Redirect(otherwise);
        }
    }

    private static bool IsUnreachable(Exception exception) =>
        exception is InvalidOperationException or HttpRequestException or OpenIdConnectProtocolException or TaskCanceledException;

    private static ILogger Logger(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SignIn));
}
