using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts about reforms of municipalities and regions, and about what they leave to decide.</summary>
internal static class ReformTexts
{
    public static readonly Text Reforms = new("Reformer", "Reformer", "Reforms");
    public static readonly Text Planned = new("Planlagte reformer", "Planlagde reformer", "Planned reforms");
    public static readonly Text Past = new("Tidligere reformer", "Tidlegare reformer", "Past reforms");
    public static readonly Text NonePlanned = new("Ingen reform er planlagt.", "Ingen reform er planlagd.", "No reform is planned.");

    public static readonly Text AboutReforms = new(
        "Kommuner slås sammen, deles og får nye numre. Her ser du hva som er vedtatt, og hva som har skjedd siden 2017.",
        "Kommunar blir slegne saman, delte og får nye nummer. Her ser du kva som er vedteke, og kva som har skjedd sidan 2017.",
        "Municipalities are merged, divided and given new numbers. Here you see what has been decided, and what has happened since 2017.");

    public static readonly Text Change = new("Endring", "Endring", "Change");
    public static readonly Text Becomes = new("Blir", "Blir", "Becomes");
    public static readonly Text And = new("og", "og", "and");

    public static readonly Text AfterReforms = new("Saker etter reformer", "Saker etter reformer", "Matters after reforms");

    public static readonly Text AboutSettlements = new(
        "Når en kommune slås sammen, deles eller skifter region, følger det meste med av seg selv. Her er det som et menneske må avgjøre.",
        "Når ein kommune blir slegen saman, delt eller skiftar region, følgjer det meste med av seg sjølv. Her er det som eit menneske må avgjere.",
        "When a municipality is merged, divided or moves to another region, most of what it has follows by itself. Here is what a person must decide.");

    public static readonly Text SeeReforms = new("Se reformene", "Sjå reformene", "See the reforms");

    public static readonly Text NothingToSettle = new(
        "Ingenting venter på en avgjørelse. Etter neste reform står det her hvis noe må avgjøres.",
        "Ingenting ventar på ei avgjerd. Etter neste reform står det her viss noko må avgjerast.",
        "Nothing waits for a decision. After the next reform it will be here if something must be decided.");

    public static readonly Text Proposal = new("Forslag", "Framlegg", "Proposal");
    public static readonly Text Settle = new("Avgjør saken", "Avgjer saka", "Decide the matter");
    public static readonly Text WhoTakesOver = new("Hvem tar over?", "Kven tek over?", "Who takes over?");
    public static readonly Text ItEnds = new("Ingen, det avsluttes", "Ingen, det blir avslutta", "Nobody, it ends");
    public static readonly Text Ended = new("Avsluttet", "Avslutta", "Ended");
    public static readonly Text Dismissed = new("Lagt bort", "Lagd bort", "Dismissed");

    public static readonly Text WhyHint = new(
        "Skriv hvorfor når du velger noe annet enn forslaget.", "Skriv kvifor når du vel noko anna enn framlegget.", "Write why when you choose something other than the proposal.");

    public static readonly Text DismissInstead = new(
        "Er saken løst på en annen måte? Legg den bort", "Er saka løyst på ein annan måte? Legg ho bort", "Has the matter been settled otherwise? Dismiss it");

    public static readonly Text Dismiss = new("Legg bort saken", "Legg bort saka", "Dismiss the matter");

    public static readonly Text DismissLead = new(
        "Du kan legge den bort når kommunen ikke lenger er med her, for eksempel fordi den har meldt seg ut.",
        "Du kan leggje ho bort når kommunen ikkje lenger er med her, til dømes fordi han har meldt seg ut.",
        "You can dismiss it when the municipality has no part here any more, for example because it has left.");

    public static readonly Text WhatHappened = new("Hva skjedde?", "Kva skjedde?", "What happened?");
    public static readonly Text Settled = new("Dette er avgjort", "Dette er avgjort", "This has been decided");
    public static readonly Text Matter = new("Sak", "Sak", "Matter");
    public static readonly Text Day = new("Reform", "Reform", "Reform");
    public static readonly Text Outcome = new("Hva det ble", "Kva det vart", "What became of it");
    public static readonly Text By = new("Avgjort av", "Avgjort av", "Decided by");
    public static readonly Text ByItself = new("Fulgte med av seg selv", "Følgde med av seg sjølv", "Followed by itself");
    public static readonly Text BySecretariat = new("Sekretariatet", "Sekretariatet", "The secretariat");
    public static readonly Text WasSettled = new("Saken er avgjort", "Saka er avgjord", "The matter has been decided");
    public static readonly Text WasDismissed = new("Saken er lagt bort", "Saka er lagd bort", "The matter has been dismissed");
    public static readonly Text WillChange = new("Dette endrer seg", "Dette endrar seg", "This will change");

    public static Text Waiting(long count) => count == 1
        ? new("1 sak etter en reform venter på deg", "1 sak etter ei reform ventar på deg", "1 matter after a reform waits for you")
        : new($"{count} saker etter en reform venter på deg", $"{count} saker etter ei reform ventar på deg", $"{count} matters after a reform wait for you");

    public static Text FromDay(string day) => new($"Fra {day}", $"Frå {day}", $"From {day}");

    /// <summary>When a decision takes effect.</summary>
    public static Text FromTheDay(string day) => new(
        $"Avgjørelsen gjelder fra {day}, dagen reformen trådte i kraft.", $"Avgjerda gjeld frå {day}, dagen reforma tok til å gjelde.",
        $"The decision takes effect from {day}, the day of the reform.");

    public static Text TakenOverBy(string names) => new($"{names} tok over", $"{names} tok over", $"{names} took over");

    public static Text BecomesPartOf(string name, string day) => new($"Blir del av {name} {day}.", $"Blir del av {name} {day}.", $"Becomes part of {name} on {day}.");

    public static Text IsDividedInto(string names, string day) => new($"Deles mellom {names} {day}.", $"Blir delt mellom {names} {day}.", $"Is divided between {names} on {day}.");

    public static Text GetsNumber(string number, string day) => new($"Får nummer {number} fra {day}.", $"Får nummer {number} frå {day}.", $"Has the number {number} from {day}.");

    public static Text GetsName(string name, string day) => new($"Heter {name} fra {day}.", $"Heiter {name} frå {day}.", $"Is called {name} from {day}.");

    public static Text GetsRegion(string name, string day) => new($"Hører til {name} fra {day}.", $"Høyrer til {name} frå {day}.", $"Belongs to {name} from {day}.");

    /// <summary>What happened to a municipality.</summary>
    public static Text What(string reform, string municipality) => reform switch
    {
        "merge" => new($"{municipality} ble slått sammen", $"{municipality} vart slått saman", $"{municipality} was merged"),
        "split" => new($"{municipality} ble delt", $"{municipality} vart delt", $"{municipality} was divided"),
        _ => new($"{municipality} skiftet region", $"{municipality} skifta region", $"{municipality} moved to another region"),
    };

    /// <summary>What of a record it is about.</summary>
    public static Text PartOf(string part, string detail) => part switch
    {
        "membership" => new($"med i {detail}", $"med i {detail}", $"part in {detail}"),
        "seat" => new($"plass i {detail}", $"plass i {detail}", $"seat in {detail}"),
        "secretariat" => new($"sekretariat for {detail}", $"sekretariat for {detail}", $"secretariat of {detail}"),
        "role" => new($"rollen {detail}", $"rolla {detail}", $"the role {detail}"),
        _ => new($"part i avtalen {detail}", $"part i avtalen {detail}", $"party to the agreement {detail}"),
    };

    /// <summary>What a decision leads to.</summary>
    public static Text LeadsTo(string part) => part switch
    {
        "membership" => new(
            "Den som tar over, blir medlem i klyngen. Oppgaven som motorkommune eller koordinator følger bare med når én tar over.",
            "Den som tek over, blir medlem i klynga. Oppgåva som motorkommune eller koordinator følgjer berre med når éin tek over.",
            "Whoever takes over becomes a member of the cluster. The task as engine municipality or coordinator follows only when one takes over."),
        "seat" => new(
            "Den som tar over, oppnevner til plassen, og personene blir sittende. Tar ingen over, avsluttes plassen.",
            "Den som tek over, oppnemner til plassen, og personane blir sitjande. Tek ingen over, blir plassen avslutta.",
            "Whoever takes over appoints to the seat, and the persons stay in it. If nobody takes over, the seat closes."),
        "secretariat" => new(
            "Den som tar over, står som sekretariat for organet.", "Den som tek over, står som sekretariat for organet.", "Whoever takes over is the body's secretariat."),
        "role" => new(
            "Personen får samme rolle hos den som tar over, og rollen i den gamle kommunen avsluttes.",
            "Personen får same rolle hos den som tek over, og rolla i den gamle kommunen blir avslutta.",
            "The person is given the same role at whoever takes over, and the role at the old municipality ends."),
        _ => new(
            "Én som tar over, tar også over andelen for årene som kommer. Tar flere eller ingen over, må avtalen fordeles på nytt for de årene.",
            "Éin som tek over, tek også over delen for åra som kjem. Tek fleire eller ingen over, må avtalen fordelast på nytt for dei åra.",
            "One that takes over also takes over the share of the years to come. If several or none take over, a new financing key is needed for those years."),
    };

    /// <summary>What changes for a municipality.</summary>
    public static Text KindOf(string kind) => kind switch
    {
        "renumbered" => new("Nytt nummer", "Nytt nummer", "New number"),
        "renamed" => new("Nytt navn", "Nytt namn", "New name"),
        "merged" => new("Slått sammen", "Slått saman", "Merged"),
        "divided" => new("Delt", "Delt", "Divided"),
        "moved" => new("Ny region", "Ny region", "New region"),
        _ => new("Annet", "Anna", "Other"),
    };
}
