using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Ksf.Portal.Session;

/// <summary>Signing in and out: a cookie of ours that holds the issuer's tokens, encrypted.</summary>
internal static class SignIn
{
    public const string FailedPage = "/feil/innlogging";
    private const string Scheme = "issuer";

    public static string Url(string page) => $"/logg-inn?tilbake={Uri.EscapeDataString(page)}";

    public static void AddSignIn(this IServiceCollection services, PortalSettings settings)
    {
        var keys = services.AddDataProtection().SetApplicationName("ksf-portal");
        if (settings.Keys is { } folder)
            keys.PersistKeysToFileSystem(folder);

        services.AddSingleton<Issuer>();
        services.AddScoped<CurrentSession>();
        services.AddAntiforgery(options => options.Cookie.Name = "ksf_form");
        services.AddAuthorization();
        services.AddAuthentication(options =>
            {
                options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                options.DefaultChallengeScheme = Scheme;
            })
            .AddCookie(KeepSession)
            .AddOAuth<OAuthOptions, SignInHandler>(Scheme, options => AskIssuer(options, settings));
    }

    private static void KeepSession(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "ksf_session";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = false;
        options.AccessDeniedPath = "/feil/403";

        // The session outlives the access token so that a form sent too late is still known to be this person's, and kept. To read a
        // page, it is as if signed out: the page then asks the issuer, which rarely needs to ask the person.
        options.Events.OnValidatePrincipal = context =>
        {
            if (HttpMethods.IsGet(context.Request.Method)
                && CurrentSession.IsOver(context.Properties, context.HttpContext.RequestServices.GetRequiredService<TimeProvider>()))
            {
                context.RejectPrincipal();
            }
            return Task.CompletedTask;
        };
    }

    private static void AskIssuer(OAuthOptions options, PortalSettings settings)
    {
        options.ClaimsIssuer = settings.Authority.AbsoluteUri;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.CallbackPath = "/signin-oidc";
        options.UsePkce = true;
        options.SaveTokens = true;
        foreach (var scope in (string[])["openid", "profile", "ksf:read", "ksf:write"])
            options.Scope.Add(scope);

        // Required by the handler's own validation; SignInHandler sets what the issuer's description says.
        options.AuthorizationEndpoint = options.TokenEndpoint = settings.Authority.AbsoluteUri;

        // The answer is a top-level GET from the issuer, for which Lax is enough; None would need https also in development.
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnRemoteFailure = context =>
        {
            context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SignIn))
                .LogWarning(context.Failure, "A sign-in failed");
            context.Response.Redirect(FailedPage);
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/logg-inn", (string? tilbake) =>
            Results.Challenge(new AuthenticationProperties { RedirectUri = LocalPage.OrFront(tilbake) }));
        routes.MapPost("/logg-ut", SignOutAsync);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, Issuer issuer, ILoggerFactory logs)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.LocalRedirect("/");

        var idToken = await context.GetTokenAsync("id_token");
        await context.SignOutAsync();
        try
        {
            var end = (await issuer.DescribeAsync(context.RequestAborted)).EndSessionEndpoint;
            return idToken is null || string.IsNullOrEmpty(end)
                ? Results.LocalRedirect("/")
                : Results.Redirect(QueryHelpers.AddQueryString(end, new Dictionary<string, string?>
                {
                    ["id_token_hint"] = idToken,
                    ["post_logout_redirect_uri"] = $"{context.Request.Scheme}://{context.Request.Host}/",
                }));
        }
        catch (InvalidOperationException exception)
        {
            logs.CreateLogger(typeof(SignIn)).LogWarning(exception, "The issuer does not answer: signed out here only");
            return Results.LocalRedirect("/");
        }
    }
}
