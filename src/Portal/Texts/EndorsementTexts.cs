using Ksf.Contracts.Knowledge;
using Ksf.Portal.Patterns;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts about endorsing needs.</summary>
internal static class EndorsementTexts
{
    public static readonly Text Endorse = new("Støtt behovet", "Støtt behovet", "Endorse the need");
    public static readonly Text LookOver = new("Se over før du støtter", "Sjå over før du støttar", "Check before you endorse");
    public static readonly Text Endorsed = new("Kommunen støtter behovet", "Kommunen støttar behovet", "The municipality endorses the need");
    public static readonly Text Revise = new("Endre støtten", "Endre støtta", "Change the endorsement");
    public static readonly Text SendRevised = new("Lagre endringen", "Lagre endringa", "Save the change");
    public static readonly Text Revised = new("Støtten er endret", "Støtta er endra", "The endorsement has been changed");
    public static readonly Text Withdraw = new("Trekk støtten", "Trekk støtta", "Withdraw the endorsement");
    public static readonly Text WithdrawnNow = new("Støtten er trukket", "Støtta er trekt", "The endorsement has been withdrawn");
    public static readonly Text WhyWithdraw = new("Hvorfor trekker dere støtten?", "Kvifor trekkjer de støtta?", "Why do you withdraw it?");

    public static readonly Text MayEndorseAgain = new(
        "Dere kan støtte behovet igjen senere.", "De kan støtte behovet igjen seinare.", "You can endorse the need again later.");

    public static Text EndorseLead(string title) => new(
        $"Du støtter «{title}» for kommunen. Alle ser hvem som støtter et behov.",
        $"Du støttar «{title}» for kommunen. Alle ser kven som støttar eit behov.",
        $"You endorse “{title}” for the municipality. Anyone can see who endorses a need.");

    public static readonly Text Importance = new("Hvor mye betyr et svar for dere?", "Kor mykje betyr eit svar for dykk?", "How much does an answer matter to you?");
    public static readonly Text ChooseImportance = new("Velg hvor mye", "Vel kor mykje", "Choose how much");
    public static readonly Text Use = new("Hva skal dere bruke svaret til?", "Kva skal de bruke svaret til?", "What will you use the answer for?");

    public static readonly Text UseHint = new(
        "For eksempel en plan, et tiltak eller en avtale, og når dere skal bestemme dere.",
        "Til dømes ein plan, eit tiltak eller ein avtale, og når de skal bestemme dykk.",
        "For instance a plan, a measure or an agreement, and when you will decide.");

    public static readonly Text OnlySome = new("De siste vises her.", "Dei siste er viste her.", "The latest are shown here.");
    public static readonly Text OurSupport = new("Dette støtter vi", "Dette støttar vi", "What we endorse");
    public static readonly Text MostSupportedFirst = new("Mest støttet først", "Mest støtta først", "Most endorsed first");
    public static readonly Text YouEndorse = new("Dere støtter behovet.", "De støttar behovet.", "You endorse the need.");

    /// <summary>How much it can matter, by the API's name.</summary>
    public static IEnumerable<(string Name, Text Text)> Importances =>
        Enum.GetValues<Importance>().Select(importance => (new Choice<Importance>(importance).ToString()!, ImportanceName(importance)));

    /// <summary>How much it matters, as the API writes it; what this version does not know is shown as it is.</summary>
    public static Text ImportanceName(string importance) =>
        Choice<Importance>.TryParse(importance, null, out var known) ? ImportanceName(known.Value) : Text.Same(importance);

    public static Text ImportanceName(Importance importance) => importance switch
    {
        Contracts.Knowledge.Importance.Decisive => new(
            "Avgjørende: vi kan ikke bestemme oss uten", "Avgjerande: vi kan ikkje bestemme oss utan", "Decisive: we cannot decide without it"),
        Contracts.Knowledge.Importance.Important => new("Viktig: det kan endre hva vi gjør", "Viktig: det kan endre kva vi gjer", "Important: it may change what we do"),
        _ => new("Nyttig: vi bruker det når det kommer", "Nyttig: vi bruker det når det kjem", "Useful: we will use it when it comes"),
    };

    /// <summary>How many endorse a need, as a heading.</summary>
    public static Text Supporters(long total) => total switch
    {
        0 => new("Ingen andre kommuner støtter behovet ennå", "Ingen andre kommunar støttar behovet enno", "No other municipality endorses the need yet"),
        1 => new("1 annen kommune støtter behovet", "1 annan kommune støttar behovet", "1 other municipality endorses the need"),
        _ => new(
            $"{Language.Bokmal.Number(total)} andre kommuner støtter behovet", $"{Language.Nynorsk.Number(total)} andre kommunar støttar behovet",
            $"{Language.English.Number(total)} other municipalities endorse the need"),
    };

    /// <summary>The same in a list.</summary>
    public static Text SupportedBy(long total) => new(
        $"støttes av {Language.Bokmal.Number(total)}", $"støtta av {Language.Nynorsk.Number(total)}", $"endorsed by {Language.English.Number(total)}");
}
