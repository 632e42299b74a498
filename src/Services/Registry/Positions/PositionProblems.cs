using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Positions;

/// <summary>Limits and texts of positions.</summary>
internal static class PositionProblems
{
    public const int TitleLength = 200;
    public const int FundingLength = 200;
    public const int ReasonLength = 2_000;

    public static readonly Text UnknownParty = new(
        "«{0}» er verken nummeret til en kommune i dag eller id-en til en registrert part.", "«{0}» er verken nummeret til ein kommune i dag eller id-en til ein registrert part.",
        "“{0}” is neither the number of a municipality today nor the id of a registered party.");

    public static readonly Text SameEmployer = new("De to arbeidsgiverne må være ulike.", "Dei to arbeidsgivarane må vere ulike.", "The two employers must differ.");

    public static readonly Text MoreThanWhole = new(
        "Sammen er det {0} %. En stilling som to deler, er høyst 100 %.", "Saman er det {0} %. Ei stilling som to deler, er høgst 100 %.",
        "Together they are {0} %. A position that two share is at most 100 %.");

    public static readonly Text UnknownCluster = new("Ingen klynge her har denne id-en.", "Inga klynge her har denne id-en.", "No cluster here has this id.");

    public static readonly Text UnknownPerson = new("Ingen person er registrert med denne id-en.", "Ingen person er registrert med denne id-en.", "No person is registered with this id.");

    public static readonly Text EndsBeforeItBegins = new(
        "«to» er første dag etter, og må komme etter «from».", "«to» er første dag etter, og må kome etter «from».", "“to” is the first day after, and must come after “from”.");

    public static readonly Text EndsAnyway = new(
        "Stillingen varer bare til {0:d. MMMM yyyy}. Velg en tidligere dag.", "Stillinga varer berre til {0:d. MMMM yyyy}. Vel ein tidlegare dag.",
        "The position lasts until {0:d MMMM yyyy} only. Choose an earlier day.");
}
