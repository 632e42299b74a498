using Ksf.ServiceDefaults.Texts;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>Texts for required fields of a need that are empty.</summary>
internal static class NeedFields
{
    public static readonly Text Organisation = new(
        "Skriv nummeret til kommunen som melder behovet.", "Skriv nummeret til kommunen som melder behovet.",
        "Write the number of the municipality that reports the need.");

    public static readonly Text Title = new("Skriv en tittel.", "Skriv ein tittel.", "Write a title.");

    public static readonly Text Question = new(
        "Skriv hva kommunen trenger å vite.", "Skriv kva kommunen treng å vite.", "Write what the municipality needs to know.");

    public static readonly Text ServiceArea = new("Velg et tjenesteområde.", "Vel eit tenesteområde.", "Choose a service area.");

    public static readonly Text Reason = new(
        "Skriv hvorfor dere trekker behovet.", "Skriv kvifor de trekkjer behovet.", "Write why you withdraw the need.");

    public static readonly Text DiffersBecause = new(
        "Skriv hva som er annerledes ved deres behov.", "Skriv kva som er annleis ved behovet dykkar.", "Write how your need differs.");

    public static readonly Text TooManySimilar = new(
        "Høyst 20 behov her.", "Høgst 20 behov her.", "At most 20 needs here.");

    public static readonly Text HeardBy = new(
        "Skriv dagen da kommunen kan vente å høre fra dere.", "Skriv dagen då kommunen kan vente å høyre frå dykk.",
        "Write the day by which the municipality can expect to hear from you.");

    public static readonly Text AskedQuestion = new("Skriv hva dere lurer på.", "Skriv kva de lurer på.", "Write what you want to know.");

    public static readonly Text AnswerBy = new("Skriv når dere trenger svaret.", "Skriv når de treng svaret.", "Write when you need the answer.");

    public static readonly Text Answer = new("Skriv svaret.", "Skriv svaret.", "Write the answer.");

    public static readonly Text WhyScreened = new(
        "Skriv hvorfor behovet kan gå videre.", "Skriv kvifor behovet kan gå vidare.", "Write why the need can go on.");

    public static readonly Text NextBy = new(
        "Skriv når kommunen kan vente neste steg.", "Skriv når kommunen kan vente neste steg.", "Write when the municipality can expect the next step.");

    public static readonly Text WhyDeclined = new(
        "Skriv hvorfor behovet ikke kan gå videre slik det er nå.", "Skriv kvifor behovet ikkje kan gå vidare slik det er no.",
        "Write why the need cannot go on as it is now.");

    public static readonly Text OfferedHelp = new(
        "Skriv hva dere kan hjelpe kommunen med.", "Skriv kva de kan hjelpe kommunen med.", "Write what you can help the municipality with.");

    public static readonly Text WhyReopened = new(
        "Skriv hvorfor behovet tas opp igjen.", "Skriv kvifor behovet blir teke opp att.", "Write why the need is opened again.");

    public static readonly Text NotBeforeToday = new(
        "Dagen kan ikke være før i dag.", "Dagen kan ikkje vere før i dag.", "The day cannot be before today.");
}
