using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Ksf.Portal.Session;

/// <summary>Sign-in and sign-out with OpenID Connect. The issuer's tokens are kept in the database, and the cookie is the key to them.</summary>
internal static class SignIn
{
    public const string FailedPage = "/feil/innlogging";
    public const string CallbackPath = "/signin-oidc";
    public const string SignedOutPage = "/logget-ut";
    private const string Page = "/logg-inn";
    private const string ReturnTo = "tilbake";

    public static string Url(string page) => $"{Page}?{ReturnTo}={Uri.EscapeDataString(page)}";

    public static void AddSignIn(this IServiceCollection services, PortalSettings settings)
    {
        services.AddSingleton<SessionStore>();
        services.AddSingleton<LogoutTokens>();
        services.AddScoped<CurrentSession>();
        services.AddAntiforgery(options => options.Cookie.Name = "ksf_form");
        services.AddAuthorization();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(KeepSession)
            .AddOpenIdConnect(options => AskIssuer(options, settings));
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<SessionStore>((options, store) => options.SessionStore = store);
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
        options.CallbackPath = CallbackPath;
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

        options.Events.OnRedirectToIdentityProvider = AskInReadersLanguage;
        options.Events.OnRedirectToIdentityProviderForSignOut = AskInReadersLanguage;
        options.Events.OnTokenValidated = RefuseUnsigned;
        options.Events.OnRemoteFailure = ShowFailure;
    }

    private static Task AskInReadersLanguage(RedirectContext context)
    {
        context.ProtocolMessage.UiLocales = LanguageChoice.Of(context.HttpContext).Tag;
        return Task.CompletedTask;
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
        routes.MapPost("/signout-backchannel", EndedAtIssuerAsync);
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
            () => context.SignOutAsync(OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = SignedOutPage }),
            otherwise: SignedOutPage);
    }

    // The issuer itself calls this, so no session and no form of ours comes with it. Its signature is what counts.
    private static async Task<IResult> EndedAtIssuerAsync(HttpContext context, LogoutTokens tokens, SessionStore sessions)
    {
        context.Response.Headers.CacheControl = "no-store";
        var text = context.Request.HasFormContentType
            ? (await context.Request.ReadFormAsync(context.RequestAborted))["logout_token"].ToString()
            : "";
        try
        {
            if (await tokens.ReadAsync(text, context.RequestAborted) is not { } ended)
                return Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);
            await sessions.EndAsync(ended, context.RequestAborted);
            return Results.Ok();
        }
        catch (Exception exception) when (IsUnreachable(exception) && !Data.Unavailable.IsCauseOf(exception))
        {
            Logger(context).LogError(exception, "The issuer's keys cannot be fetched, so its logout token cannot be checked");
            return Results.Json(new { error = "temporarily_unavailable" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
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
