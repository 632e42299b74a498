using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts of the map.</summary>
internal static class MapTexts
{
    public static readonly Text AsTable = new("Vis som tabell", "Vis som tabell", "Show as a table");
    public static readonly Text Municipality = new("Kommune", "Kommune", "Municipality");
    public static readonly Text Source = new("Kilde: Kartverket og SSB", "Kjelde: Kartverket og SSB", "Source: Kartverket (the Norwegian Mapping Authority) and Statistics Norway");

    public static readonly Text FormerMunicipalities = new(
        "Kommuner som er slått sammen siden", "Kommunar som er slegne saman sidan", "Municipalities that have merged since");
}
