using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts of the search over all that there is.</summary>
internal static class SearchTexts
{
    public static readonly Text Heading = new("Søk", "Søk", "Search");
    public static readonly Text Hint = new("Skriv ord i feltet øverst.", "Skriv ord i feltet øvst.", "Write words in the field at the top.");
    public static readonly Text All = new("Se alle treffene og avgrens dem", "Sjå alle treffa og avgrens dei", "See all matches and filter them");
    public static readonly Text Nothing = new("Ingen treff.", "Ingen treff.", "No matches.");

    public static readonly Text NothingHint = new(
        "Vi leter i kunnskapsbehov, klynger, organ og kommuner. Prøv andre eller færre ord.",
        "Vi leitar i kunnskapsbehov, klynger, organ og kommunar. Prøv andre eller færre ord.",
        "We look in knowledge needs, clusters, bodies and municipalities. Try other or fewer words.");

    public static Text MatchesFor(string words) => new($"Treff på «{words}»", $"Treff på «{words}»", $"Matches for “{words}”");
}
