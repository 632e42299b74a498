using Microsoft.Extensions.Primitives;

namespace Ksf.Gateway.Headers;

/// <summary>Adds security headers to every response, unless the service has set them itself.</summary>
internal static class SecurityHeaders
{
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Referrer = "strict-origin-when-cross-origin";
    private static readonly StringValues NothingAllowed = "default-src 'none'; frame-ancestors 'none'";
    private static readonly StringValues NotFramed = "DENY";
    private static readonly StringValues OneYear = "max-age=31536000; includeSubDomains";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        context.Response.OnStarting(static state => Add((HttpContext)state), context);
        return next(context);
    });

    internal static Task Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.Server = default;
        headers.XPoweredBy = default;
        headers.XContentTypeOptions = NoSniff;
        headers.TryAdd("Referrer-Policy", Referrer);
        headers.TryAdd("X-Frame-Options", NotFramed);
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = NothingAllowed;
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = OneYear;
        return Task.CompletedTask;
    }
}
