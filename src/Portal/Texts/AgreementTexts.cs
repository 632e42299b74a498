using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts of the pages about agreements and who pays what.</summary>
internal static class AgreementTexts
{
    public static readonly Text Agreements = new("Avtaler", "Avtalar", "Agreements");
    public static readonly Text None = new("Ingen avtaler er registrert ennå.", "Ingen avtalar er registrerte enno.", "No agreements have been registered yet.");

    public static readonly Text NoneHint = new(
        "Sekretariatet i regionen registrerer en avtale når partene har skrevet under.", "Sekretariatet i regionen registrerer ein avtale når partane har skrive under.",
        "The region's secretariat registers an agreement when its parties have signed it.");

    public static readonly Text Parties = new("Parter", "Partar", "Parties");
    public static readonly Text Party = new("Part", "Part", "Party");
    public static readonly Text SignedOn = new("Skrev under", "Skreiv under", "Signed");
    public static readonly Text WithdrawnOn = new("Trådte ut", "Gjekk ut", "Withdrew");
    public static readonly Text Cluster = new("Klynge", "Klynge", "Cluster");
    public static readonly Text NoCluster = new("Ingen klynge", "Inga klynge", "No cluster");
    public static readonly Text Document = new("Avtaledokument", "Avtaledokument", "Document");
    public static readonly Text DocumentHint = new("Adressen til den undertegnede avtalen, med https:// foran.", "Adressa til den underskrivne avtalen, med https:// føre.", "Address of the signed agreement, beginning with https://.");
    public static readonly Text RenewalDue = new("Bør fornyes fra", "Bør fornyast frå", "Renewal due from");
    public static readonly Text NoEnd = new("Løper til den blir sagt opp", "Løper til han blir sagd opp", "Runs until it is terminated");
    public static readonly Text Financing = new("Hvem betaler hva", "Kven betaler kva", "Who pays what");

    public static readonly Text NothingSettled = new(
        "Ingenting er avgjort om hva partene bidrar med.", "Ingenting er avgjort om kva partane bidreg med.", "Nothing is settled about what the parties contribute.");

    public static readonly Text Share = new("Andel i prosent", "Del i prosent", "Share in per cent");
    public static readonly Text How = new("Hvordan", "Korleis", "How");
    public static readonly Text EachYear = new("Hvert år", "Kvart år", "Each year");

    public static readonly Text ToTheOre = new(
        "Beløpene er i hele øre, og summen stemmer nøyaktig. Øre som blir til overs, går til dem med størst rest, og ved likhet etter kommunenummer.",
        "Beløpa er i heile øre, og summen stemmer nøyaktig. Øre som blir til overs, går til dei med størst rest, og ved likskap etter kommunenummer.",
        "The amounts add up to the øre. Øre left over go to those with the largest remainder, and in a tie by municipality number.");

    public static readonly Text WasSigned = new("Avtalen er registrert", "Avtalen er registrert", "The agreement has been registered");
    public static readonly Text Changed = new("Avtalen er endret", "Avtalen er endra", "The agreement has been changed");

    public static readonly Text SignNew = new("Registrer en avtale", "Registrer ein avtale", "Register an agreement");
    public static readonly Text Sign = new("Registrer avtalen", "Registrer avtalen", "Register the agreement");

    public static readonly Text SignLead = new(
        "Registrer avtalen når partene har skrevet under. Alle kan lese den. Hvem som betaler hva, legger du til etterpå.",
        "Registrer avtalen når partane har skrive under. Alle kan lese han. Kven som betaler kva, legg du til etterpå.",
        "Register the agreement when its parties have signed it. Anyone can read it. You add who pays what afterwards.");

    public static readonly Text StepAbout = new("Om avtalen", "Om avtalen", "About the agreement");
    public static readonly Text StepPeriod = new("Periode", "Periode", "Period");
    public static readonly Text Name = new("Hva heter avtalen?", "Kva heiter avtalen?", "What is the agreement called?");
    public static readonly Text PartiesHint = new("Minst to.", "Minst to.", "At least two.");
    public static readonly Text SignedOnHint = new("Dagen alle skrev under. La feltet stå tomt hvis den ikke er kjent.", "Dagen alle skreiv under. Lat feltet stå tomt viss han ikkje er kjend.", "The day that all signed. Leave it empty if it is not known.");
    public static readonly Text FirstDayAfter = new("Gjelder ikke fra og med", "Gjeld ikkje frå og med", "No longer in force from");
    public static readonly Text WarningMonths = new("Hvor mange måneder før slutten skal vi minne om fornying?", "Kor mange månader før slutten skal vi minne om fornying?", "How many months before its end should renewal be due?");
    public static readonly Text WarningHint = new("0 til 36. Seks hvis du ikke fyller ut.", "0 til 36. Seks viss du ikkje fyller ut.", "0 to 36. Six if you leave it empty.");

    public static readonly Text ShareSum = new("Avgjør hvem som betaler hva", "Avgjer kven som betaler kva", "Settle who pays what");
    public static readonly Text StepSum = new("Sum og år", "Sum og år", "Sum and years");
    public static readonly Text StepWho = new("Hvem bidrar", "Kven bidreg", "Who contributes");
    public static readonly Text StepShares = new("Andeler", "Delar", "Shares");
    public static readonly Text Method = new("Hvordan skal summen fordeles?", "Korleis skal summen fordelast?", "How should the sum be shared?");

    public static readonly IReadOnlyList<(string Value, Text Text)> Methods =
    [
        ("by-population", new("Etter folketall", "Etter folketal", "By population")),
        ("fixed-sums", new("Med faste beløp", "Med faste beløp", "By fixed sums")),
        ("percent", new("Etter prosent", "Etter prosent", "By percentages")),
    ];

    public static readonly Text InKind = new("Hvem bidrar med egeninnsats i stedet for penger?", "Kven bidreg med eigeninnsats i staden for pengar?", "Who contributes in kind rather than in cash?");
    public static readonly Text InKindHint = new("For eksempel stillinger eller lokaler.", "Til dømes stillingar eller lokale.", "For example positions or premises.");
    public static readonly Text PercentHint = new("For eksempel 12,5. Til sammen skal det bli 100.", "Til dømes 12,5. Til saman skal det bli 100.", "For example 12,5. All of them must add up to 100.");
    public static readonly Text FixedAmountHint = new(
        "Fyll bare ut for den som betaler et fast beløp. Kommunene uten beløp deler resten etter folketall.",
        "Fyll berre ut for den som betaler eit fast beløp. Kommunane utan beløp deler resten etter folketal.",
        "Fill in only for one that pays a fixed amount. The municipalities without an amount share the rest by population.");
    public static readonly Text Accede = new("Ny part i avtalen", "Ny part i avtalen", "New party to the agreement");
    public static readonly Text AccededHint = new("I dag eller tidligere.", "I dag eller tidlegare.", "Today or earlier.");
    public static readonly Text WhoAccedes = new("Hvem har skrevet under?", "Kven har skrive under?", "Who has signed?");
    public static readonly Text Withdraw = new("En part går ut", "Ein part går ut", "A party withdraws");
    public static readonly Text WhoWithdraws = new("Hvem går ut?", "Kven går ut?", "Who withdraws?");
    public static readonly Text FirstDayOut = new("Ikke lenger part fra og med", "Ikkje lenger part frå og med", "No longer a party from");
    public static readonly Text WithdrawLead = new(
        "Den som skal betale i senere år, kan ikke gå ut før det er avgjort hvem som overtar.",
        "Den som skal betale i seinare år, kan ikkje gå ut før det er avgjort kven som tek over.",
        "One that pays in later years cannot withdraw until it is settled who takes over.");
    public static readonly Text SaveKey = new("Lagre fordelingen", "Lagre fordelinga", "Save the shares");

    public static readonly Text ShareLead = new(
        "Fordelingen gjelder fra det første året. Tidligere år beholder sin.", "Fordelinga gjeld frå det første året. Tidlegare år beheld si.",
        "The shares hold from the first year on. Earlier years keep theirs.");

    public static readonly Text Sum = new("Sum for ett år, i kroner", "Sum for eitt år, i kroner", "Sum of one year, in NOK");
    public static readonly Text SumHint = new("For eksempel 1 250 000 eller 12 500,50.", "Til dømes 1 250 000 eller 12 500,50.", "For example 1 250 000 or 12 500,50.");
    public static readonly Text FromYear = new("Første år", "Første år", "First year");
    public static readonly Text ToYear = new("Siste år", "Siste år", "Last year");
    public static readonly Text ToYearHint = new("Senere år står åpne til noe blir avgjort.", "Seinare år står opne til noko blir avgjort.", "Later years stay open until something is settled.");
    public static readonly Text WhoContributes = new("Hvem bidrar?", "Kven bidreg?", "Who contributes?");
    public static readonly Text PopulationOn = new("Folketall fra hvilken dag?", "Folketal frå kva dag?", "Population as of which day?");
    public static readonly Text PopulationHint = new("1. januar i et år registeret har tall for.", "1. januar i eit år registeret har tal for.", "1 January of a year that the register has figures of.");

    public static readonly Text Renew = new("Forny avtalen", "Forny avtalen", "Renew the agreement");

    public static readonly Text RenewLead = new(
        "Fornying avgjør ikke hvem som betaler i de nye årene.", "Fornying avgjer ikkje kven som betaler i dei nye åra.", "Renewal does not settle who pays in the new years.");

    public static readonly Text Terminate = new("Si opp avtalen", "Sei opp avtalen", "Terminate the agreement");

    public static readonly Text TerminateLeadsTo = new(
        "Ingen betaler for årene etter. Det kan ikke gjøres om.", "Ingen betaler for åra etter. Det kan ikkje gjerast om.", "Nobody pays for the years after. It cannot be undone.");

    /// <summary>What can be done with an agreement: its name in the API, what the button says, and the last part of the page's address.</summary>
    public static readonly IReadOnlyList<(string Name, Text Label, string Page)> Actions =
        [
            ("renew", Renew, "forny"), ("finance", ShareSum, "fordel"), ("accede", Accede, "tiltre"), ("withdraw", Withdraw, "tre-ut"), ("terminate", Terminate, "si-opp"),
        ];

    public static Text Count(long count) => new(
        count == 1 ? "1 avtale" : $"{count} avtaler", count == 1 ? "1 avtale" : $"{count} avtalar", count == 1 ? "1 agreement" : $"{count} agreements");

    public static Text CountParties(long count) => new(
        count == 1 ? "1 part" : $"{count} parter", count == 1 ? "1 part" : $"{count} partar", count == 1 ? "1 party" : $"{count} parties");

    public static Text KeyCaption(long from, long to, string method)
    {
        var (years, how) = (from == to ? $"{from}" : $"{from}–{to}", MethodName(method));
        return new($"{years}: {how.Nb}", $"{years}: {how.Nn}", $"{years}: {how.En}");
    }

    public static Text MethodName(string method) => method switch
    {
        "fixed-sums" => new("faste beløp", "faste beløp", "fixed sums"),
        "by-population" => new("etter folketall", "etter folketal", "by population"),
        "percent" => new("etter prosent", "etter prosent", "by percentages"),
        _ => Text.Same(method),
    };

    public static Text KindName(string kind) => kind switch
    {
        "cash" => new("Penger", "Pengar", "Cash"),
        "in-kind" => new("Egeninnsats", "Eigeninnsats", "In kind"),
        _ => Text.Same(kind),
    };

    public static Text AsCsv(long year) => new($"Last ned {year} (CSV)", $"Last ned {year} (CSV)", $"Download {year} (CSV)");

    public static Text AmountFrom(string party) => new($"Beløp fra {party} hvert år", $"Beløp frå {party} kvart år", $"Amount from {party} each year");

    public static Text PercentFrom(string party) => new($"Prosent fra {party}", $"Prosent frå {party}", $"Percentage from {party}");

    public static Text FiguresOf(string day) => new($"Folketall fra {day}.", $"Folketal frå {day}.", $"Population as of {day}.");
}
