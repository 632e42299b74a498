using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts of the map.</summary>
internal static class MapTexts
{
    public static readonly Text AsTable = new("Vis som tabell", "Vis som tabell", "Show as a table");
    public static readonly Text Municipality = new("Kommune", "Kommune", "Municipality");
    public static readonly Text Source = new("Kilde: Kartverket", "Kjelde: Kartverket", "Source: Kartverket (the Norwegian Mapping Authority)");
    public static Text AndMore(long others) => new($"og {others} til", $"og {others} til", $"and {others} more");
}
