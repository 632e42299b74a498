namespace Ksf.Portal;

/// <summary>
/// Tells browsers what our pages may hold: our own styles and pictures, and no script at all. A form may lead to the issuer, because
/// signing out ends there.
/// </summary>
internal sealed class ContentSecurity(RequestDelegate next, PortalSettings settings)
{
    // data: pictures are the icons inside the design system's style sheet.
    private readonly string _policy =
        $"default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self' {settings.Authority.GetLeftPart(UriPartial.Authority)}; "
        + "base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment, because what handles an error clears the headers first.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.ContentSecurityPolicy = _policy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
