using Ksf.Portal.Session;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>The user's choice of language, stored in a cookie.</summary>
internal static class LanguageChoice
{
    private const string Cookie = "ksf_language";

    public static Language Of(HttpContext? context) => FromTag(context?.Request.Cookies[Cookie]) ?? Language.Bokmal;

    private static Language? FromTag(string? tag) =>
        Enum.GetValues<Language>().Where(language => language.Tag == tag).Select(language => (Language?)language).FirstOrDefault();

    /// <summary>The address that sets the language and returns to a page.</summary>
    public static string Url(Language language, string page) => $"/sprak/{language.Tag}?tilbake={Uri.EscapeDataString(page)}";

    /// <summary>Stores the choice; false when the language is none of ours.</summary>
    public static bool TrySet(HttpContext context, string? tag, TimeProvider time)
    {
        if (FromTag(tag) is not { } language)
            return false;

        context.Response.Cookies.Append(Cookie, language.Tag, new CookieOptions
        {
            Expires = time.GetUtcNow().AddYears(1),
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        return true;
    }

    public static void MapLanguageChoice(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/sprak/{tag}", (string tag, string? tilbake, HttpContext context, TimeProvider time) =>
            TrySet(context, tag, time) ? Results.LocalRedirect(LocalPage.OrFront(tilbake)) : Results.NotFound());
}
