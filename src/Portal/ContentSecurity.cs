namespace Ksf.Portal;

/// <summary>
/// Sets the content security policy: our own styles, images and scripts. A form may target the issuer, because signing out redirects there.
/// </summary>
internal sealed class ContentSecurity(RequestDelegate next, PortalSettings settings)
{
    // The design system's style sheet has icons as data: images.
    private readonly string _policy =
        $"default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self' {settings.Authority.GetLeftPart(UriPartial.Authority)}; "
        + "base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // Set when the response starts, because the exception handler clears headers.
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
