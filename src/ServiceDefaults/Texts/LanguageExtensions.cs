using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Ksf.ServiceDefaults.Texts;

/// <summary>Language negotiation and language tags.</summary>
public static class LanguageExtensions
{
    private static readonly CultureInfo Nb = CultureInfo.GetCultureInfo("nb-NO");
    private static readonly CultureInfo Nn = CultureInfo.GetCultureInfo("nn-NO");
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en-GB");

    extension(Language language)
    {
        /// <summary>The culture for numbers and dates.</summary>
        public CultureInfo Culture => language switch
        {
            Language.Nynorsk => Nn,
            Language.English => En,
            _ => Nb,
        };

        /// <summary>BCP 47 tag: <c>nb</c>, <c>nn</c> or <c>en</c>.</summary>
        public string Tag => language.Culture.TwoLetterISOLanguageName;
    }

    /// <summary>The best match for the request's Accept-Language; bokmål when none matches.</summary>
    public static Language PreferredLanguage(this HttpRequest request) => Parse(request.Headers.AcceptLanguage);

    private static Language Parse(StringValues accepted)
    {
        if (StringValues.IsNullOrEmpty(accepted) || !StringWithQualityHeaderValue.TryParseList(accepted, out var wanted))
            return Language.Bokmal;

        return wanted
            .Where(w => w.Quality is not 0)
            .OrderByDescending(w => w.Quality ?? 1)
            .Select(w => FromTag(w.Value.Value))
            .FirstOrDefault(found => found is not null) ?? Language.Bokmal;
    }

    private static Language? FromTag(string? tag) => tag?.Split('-')[0].ToLowerInvariant() switch
    {
        "nb" or "no" => Language.Bokmal,
        "nn" => Language.Nynorsk,
        "en" => Language.English,
        _ => null,
    };
}
