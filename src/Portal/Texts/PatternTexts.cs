using Ksf.Portal.Patterns;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts of the patterns, the same wherever they are used.</summary>
internal static class PatternTexts
{
    public static readonly Text Course = new("Gangen i saken", "Gangen i saka", "The course");
    public static readonly Text WhatHappened = new("Hva har skjedd?", "Kva har skjedd?", "What has happened?");
    public static readonly Text WhatHappenedAndComes = new("Hva har skjedd, og hva kommer?", "Kva har skjedd, og kva kjem?", "What has happened, and what comes?");
    public static readonly Text NotYet = new("ikke ennå", "ikkje enno", "not yet");
    public static readonly Text WithNow = new("Ligger hos", "Ligg hos", "With");
    public static readonly Text Kept = new("Dette er tatt vare på", "Dette er teke vare på", "What has been kept");
    public static readonly Text WhatToDo = new("Dette kan du gjøre", "Dette kan du gjere", "What you can do");
    public static readonly Text YourNumber = new("Nummeret er", "Nummeret er", "The number is");
    public static readonly Text Next = new("Hva skjer nå?", "Kva skjer no?", "What happens next?");
    public static readonly Text NotAnswered = new("Ikke fylt ut", "Ikkje fylt ut", "Not filled in");
    public static readonly Text Change = new("Endre", "Endre", "Change");

    public static readonly Text Narrow = new("Avgrens", "Avgrens", "Narrow down");
    public static readonly Text NarrowedBy = new("Listen er avgrenset til", "Lista er avgrensa til", "The list is narrowed to");
    public static readonly Text Show = new("Vis treff", "Vis treff", "Show matches");
    public static readonly Text ShowAll = new("Vis alle", "Vis alle", "Show all");
    public static readonly Text Remove = new("Fjern", "Fjern", "Remove");
    public static readonly Text MoreChoices = new("Flere valg", "Fleire val", "More choices");
    public static readonly Text NoMatches = new("Ingenting passer med det du har valgt.", "Ingenting passar med det du har valt.", "Nothing matches what you have chosen.");

    public static readonly Text NoMatchesHint = new(
        "Ta bort et valg, eller prøv et annet ord.",
        "Ta bort eit val, eller prøv eit anna ord.",
        "Remove a choice, or try another word.");

    public static readonly Text Sort = new("Rekkefølge", "Rekkjefølgje", "Order");
    public static readonly Text AsCsv = new("Last ned listen (CSV)", "Last ned lista (CSV)", "Download the list (CSV)");
    public static readonly Text Pages = new("Sider", "Sider", "Pages");
    public static readonly Text ToFirst = new("Til begynnelsen", "Til byrjinga", "To the beginning");
    public static readonly Text NextPage = new("Neste side", "Neste side", "Next page");

    public static readonly Text Up = new("Opp", "Opp", "Up");
    public static readonly Text Down = new("Ned", "Ned", "Down");
    public static readonly Text NothingHere = new("Ingenting her nå", "Ingenting her no", "Nothing here now");
    public static readonly Text Sum = new("Sum", "Sum", "Sum");

    public static readonly Text Reasons = new("Begrunnelse", "Grunngiving", "Reasons");
    public static readonly Text LeadsTo = new("Dette fører vedtaket til", "Dette fører vedtaket til", "What it leads to");
    public static readonly Text Appeal = new("Klage", "Klage", "Appeal");
    public static readonly Text CannotBeUndone = new("Dette kan ikke angres", "Dette kan ikkje angrast", "This cannot be undone");

    public static readonly Text ReadOnceMore = new(
        "Les gjennom en gang til før du bekrefter.", "Les gjennom ein gong til før du stadfestar.", "Read it once more before you confirm.");

    public static readonly Text YesDo = new("Ja,", "Ja,", "Yes,");
    public static readonly Text Back = new("Tilbake", "Tilbake", "Back");

    public static Text Progress(Progress progress) => progress switch
    {
        Patterns.Progress.Done => new("ferdig", "ferdig", "done"),
        Patterns.Progress.Now => new("her er det nå", "her er det no", "it is here now"),
        _ => new("ikke begynt", "ikkje byrja", "not begun"),
    };
}
