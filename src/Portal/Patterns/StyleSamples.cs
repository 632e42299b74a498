using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Patterns;

/// <summary>What the patterns are shown with: ordinary content, and content that is hard on a page.</summary>
internal static class StyleSamples
{
    private const int Many = 10_000;

    /// <summary>A word that no line has room for, as the longest names of committees and files are.</summary>
    public const string LongWord = "Samhandlingskompetanseutviklingsprosjektgruppemedlemskapsregistreringsskjemautfyllingsveiledning";

    public static readonly Text NeedTitle = new(
        "Virker velferdsteknologi for hjemmeboende med demens?",
        "Verkar velferdsteknologi for heimebuande med demens?",
        "Does welfare technology work for people with dementia who live at home?");

    public static readonly Text Needs = new("Kunnskapsbehov", "Kunnskapsbehov", "Knowledge needs");
    public static readonly Text Region = new("Region", "Region", "Region");
    public static readonly Text Words = new("Ord i tittelen", "Ord i tittelen", "Words in the title");
    public static readonly Text AnyRegion = new("Alle regioner", "Alle regionar", "All regions");
    public static readonly Text Newest = new("Nyeste først", "Nyaste først", "Newest first");
    public static readonly Text Oldest = new("Eldste først", "Eldste først", "Oldest first");
    public static readonly Text ReportANeed = new("Meld et behov", "Meld eit behov", "Report a need");
    public static readonly Text Revise = new("Endre behovet", "Endre behovet", "Revise the need");
    public static readonly Text Withdraw = new("Trekk behovet", "Trekk behovet", "Withdraw the need");

    public static readonly Text None = new("Ingen behov er meldt ennå.", "Ingen behov er melde enno.", "No needs have been reported yet.");

    public static readonly Text NoneHint = new(
        "Et behov er et spørsmål tjenestene trenger svar på. Meld det første.",
        "Eit behov er eit spørsmål tenestene treng svar på. Meld det første.",
        "A need is a question that the services need answered. Report the first.");

    public static readonly Text Municipality = new("Kommune", "Kommune", "Municipality");
    public static readonly Text Reported = new("Meldt", "Meldt", "Reported");
    public static readonly Text Area = new("Tjenesteområde", "Tenesteområde", "Service area");
    public static readonly Text HealthAndCare = new("Helse og omsorg", "Helse og omsorg", "Health and care");
    public static readonly Text Screening = new("Vurdering", "Vurdering", "Screening");
    public static readonly Text Search = new("Søk", "Søk", "Search");
    public static readonly Text Prioritisation = new("Prioritering", "Prioritering", "Prioritisation");
    public static readonly Text Answer = new("Svar", "Svar", "Answer");
    public static readonly Text Question = new("Hva trenger dere å vite?", "Kva treng de å vite?", "What do you need to know?");

    public static readonly Text QuestionText = new(
        "Hvilken virkning har GPS og døralarm på trygghet og innleggelser, sammenlignet med vanlig hjemmetjeneste?",
        "Kva verknad har GPS og døralarm på tryggleik og innleggingar, samanlikna med vanleg heimeteneste?",
        "What effect do GPS and door alarms have on safety and admissions, compared with ordinary home services?");

    public static readonly Text SearchLog = new("Innledende søk er ferdig", "Innleiande søk er ferdig", "The initial search is done");
    public static readonly Text RoundOpens = new("Klyngen prioriterer behovene", "Klyngja prioriterer behova", "The cluster prioritises the needs");
    public static readonly Text Coordinator = new("klyngekoordinatoren", "klyngjekoordinatoren", "the cluster coordinator");
    public static readonly Text InJanuary = new("ventet i januar 2027", "venta i januar 2027", "expected in January 2027");
    public static readonly Text Library = new("biblioteket", "biblioteket", "the library");

    public static readonly Text ClusterLead = new(
        "Åtte kommuner og sju institusjoner. Bergen er motorkommune.",
        "Åtte kommunar og sju institusjonar. Bergen er motorkommune.",
        "Eight municipalities and seven institutions. Bergen is the engine municipality.");

    public static readonly Text Members = new("Medlemmer", "Medlemmer", "Members");
    public static readonly Text Agreement = new("Avtale og nøkkel", "Avtale og nøkkel", "Agreement and key");
    public static readonly Text Meetings = new("Møter", "Møte", "Meetings");

    public static readonly Text NeedReported = new("Behovet er meldt", "Behovet er meldt", "The need has been reported");

    public static readonly Text NextScreening = new(
        "Sekretariatet leser behovet og ser om flere kommuner har meldt det samme.",
        "Sekretariatet les behovet og ser om fleire kommunar har meldt det same.",
        "The secretariat reads the need and sees whether other municipalities have reported the same.");

    public static readonly Text NextFollow = new(
        "Du ser hvor det er, på behovets egen side.", "Du ser kvar det er, på behovet si eiga side.", "You see where it is on the need's own page.");

    public static readonly Text AskSecretariat = new(
        "Spørsmål? Spør sekretariatet i regionen.", "Spørsmål? Spør sekretariatet i regionen.", "Questions? Ask the region's secretariat.");

    public static readonly Text RankLabel = new("Ranger behovene", "Ranger behova", "Rank the needs");
    public static readonly Text SendToSearch = new("Send til søk", "Send til søk", "Send to search");
    public static readonly Text AskForMore = new("Be om avklaring", "Be om avklaring", "Ask for clarification");

    public static readonly Text ShareCaption = new(
        "Betaling etter avtalens nøkkel", "Betaling etter nøkkelen i avtalen", "Payment by the agreement's key");

    public static readonly Text Inhabitants = new("Innbyggere", "Innbyggjarar", "Inhabitants");
    public static readonly Text Share = new("Andel", "Del", "Share");
    public static readonly Text Amount = new("Beløp", "Beløp", "Amount");

    public static readonly Text ByAreaTitle = new("Behov etter tjenesteområde", "Behov etter tenesteområde", "Needs by service area");

    public static readonly Text ByAreaSentence = new(
        "Nesten halvparten av behovene gjelder helse og omsorg.",
        "Nesten halvparten av behova gjeld helse og omsorg.",
        "Almost half of the needs concern health and care.");

    public static readonly Text FewTitle = new("To regioner så langt", "To regionar så langt", "Two regions so far");

    public static readonly Text FewSentence = new(
        "Det er færre enn fire tall, og da er tabellen nok.",
        "Det er færre enn fire tal, og då er tabellen nok.",
        "There are fewer than four numbers, and then the table is enough.");

    public static readonly Text DecisionTitle = new(
        "Avslå søknaden «Trygg hjemme»", "Avslå søknaden «Trygg heime»", "Reject the application “Safe at home”");

    public static readonly Text DecisionReasons = new(
        "Prosjektet er godt, men faller utenfor utlysningen: Det gjelder drift, ikke forskning.",
        "Prosjektet er godt, men fell utanfor utlysinga: Det gjeld drift, ikkje forsking.",
        "The project is good, but outside the call: it concerns operation, not research.");

    public static readonly Text DecisionTells = new("Søkeren får vedtaket med begrunnelsen.", "Søkjaren får vedtaket med grunngivinga.", "The applicant gets the decision with its reasons.");
    public static readonly Text DecisionFrees = new("Beløpet går tilbake til rammen.", "Beløpet går tilbake til ramma.", "The amount returns to the frame.");
    public static readonly Text DecisionAppeal = new("Søkeren kan klage innen tre uker.", "Søkjaren kan klage innan tre veker.", "The applicant may appeal within three weeks.");
    public static readonly Text Reject = new("Avslå søknaden", "Avslå søknaden", "Reject the application");

    public static readonly Text ProblemHeading = new("Vi fikk ikke lagret behovet", "Vi fekk ikkje lagra behovet", "We could not save the need");
    public static readonly Text ProblemWhy = new("Tjenesten svarte ikke i tide.", "Tenesta svarte ikkje i tide.", "The service did not answer in time.");
    public static readonly Text ProblemKept = new("Alt du har skrevet, står i skjemaet.", "Alt du har skrive, står i skjemaet.", "Everything you have written is in the form.");

    public static readonly Text ProblemDo = new(
        "Vent litt og send på nytt. Behovet blir aldri meldt to ganger.",
        "Vent litt og send på nytt. Behovet blir aldri meldt to gonger.",
        "Wait a little and send again. The need is never reported twice.");

    public static readonly Text Info = new("Runden stenger 12. desember 2026", "Runden stengjer 12. desember 2026", "The round closes on 12 December 2026");
    public static readonly Text Warning = new("Avtalen går ut om 30 dager", "Avtalen går ut om 30 dagar", "The agreement ends in 30 days");

    /// <summary>The regions of the samples.</summary>
    public static IReadOnlyList<FilterChoice> Regions { get; } = [new("vest", "KSF Vest"), new("midt", "KSF Midt"), new("nord", "KSF Nord")];

    /// <summary>One of ten thousand rows.</summary>
    public sealed record Row(int Place, Text Title, State State, FilterChoice Region, DateTimeOffset At);

    private static readonly string[] Places = ["Askøy", "Bergen", "Unjárga – Nesseby", "Trondheim – Tråante", "Gáivuotna – Kåfjord – Kaivuono", "Å"];

    /// <summary>How many rows there are of a region, or of all.</summary>
    public static int CountOf(string? region) => Enumerable.Range(0, Many).Count(place => IsIn(place, region));

    /// <summary>A page of the rows: those that come after a place, or the first ones, newest or oldest first.</summary>
    public static IReadOnlyList<Row> Rows(int? after, bool oldestFirst, string? region, int size)
    {
        var places = Enumerable.Range(0, Many);
        var ordered = oldestFirst ? places.Where(place => after is null || place > after) : places.Reverse().Where(place => after is null || place < after);
        return [.. ordered.Where(place => IsIn(place, region)).Take(size).Select(RowAt)];
    }

    private static bool IsIn(int place, string? region) => string.IsNullOrEmpty(region) || Regions[place % Regions.Count].Value == region;

    private static Row RowAt(int place) => new(
        place,
        (place % 7) switch { 3 => Text.Same(LongWord), 5 => Text.Same("?"), _ => NeedTitle },
        States.All[place % States.All.Count],
        Regions[place % Regions.Count],
        new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero).AddHours(place - Many));

    /// <summary>A municipality of a row.</summary>
    public static string PlaceOf(Row row) => Places[row.Place % Places.Length];

    /// <summary>A line of a financing key.</summary>
    public sealed record Payer(string Name, long Inhabitants, decimal Amount);

    public static IReadOnlyList<Payer> Payers { get; } =
    [
        new("Bergen", 291_940, 1_250_000m), new("Askøy", 30_315, 129_803.5m), new("Øygarden", 39_768, 170_279m), new("Fedje", 500, 2_140.9m),
        new(LongWord, 0, 0m),
    ];
}
