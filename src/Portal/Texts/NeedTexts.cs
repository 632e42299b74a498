using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts of the pages about needs.</summary>
internal static class NeedTexts
{
    public static readonly Text Needs = new("Kunnskapsbehov", "Kunnskapsbehov", "Knowledge needs");
    public static readonly Text Report = new("Meld et behov", "Meld eit behov", "Report a need");

    public static readonly Text None = new(
        "Ingen behov er meldt ennå.",
        "Ingen behov er melde enno.",
        "No needs have been reported yet.");

    public static readonly Text NoneHint = new(
        "Et behov er et spørsmål tjenestene trenger svar på, for eksempel om et tiltak virker.",
        "Eit behov er eit spørsmål tenestene treng svar på, til dømes om eit tiltak verkar.",
        "A need is a question that the services need answered, for instance whether a measure works.");

    public static readonly Text NewestFirst = new("Nyeste først", "Nyaste først", "Newest first");
    public static readonly Text Older = new("Vis eldre behov", "Vis eldre behov", "Show older needs");
    public static readonly Text Newest = new("Til de nyeste", "Til dei nyaste", "Back to the newest");
    public static readonly Text AllNeeds = new("Alle behov", "Alle behov", "All needs");

    public static readonly Text ReportIntroduction = new(
        "Skriv kort og med vanlige ord. Du trenger ikke å vite hvilken forskning som finnes.",
        "Skriv kort og med vanlege ord. Du treng ikkje å vite kva forsking som finst.",
        "Write briefly, in everyday words. You do not need to know what research exists.");

    public static readonly Text ReadByAll = new(
        "Alle kommuner i KSF kan lese det du skriver her.",
        "Alle kommunar i KSF kan lese det du skriv her.",
        "Every municipality in KSF can read what you write here.");

    public static readonly Text Title = new("Tittel", "Tittel", "Title");

    public static readonly Text TitleHint = new(
        "Noen få ord som gjør det lett å finne igjen, for eksempel «Velferdsteknologi ved demens».",
        "Nokre få ord som gjer det lett å finne att, til dømes «Velferdsteknologi ved demens».",
        "A few words that make it easy to find again, such as “Welfare technology in dementia”.");

    public static readonly Text Question = new("Hva trenger dere å vite?", "Kva treng de å vite?", "What do you need to know?");

    public static readonly Text QuestionHint = new(
        "Gjerne som et spørsmål: Hvilken virkning har …, for hvem, sammenlignet med hva?",
        "Gjerne som eit spørsmål: Kva verknad har …, for kven, samanlikna med kva?",
        "Preferably as a question: What effect has …, for whom, compared with what?");

    public static readonly Text Background = new("Hvorfor trenger dere å vite det?", "Kvifor treng de å vite det?", "Why do you need to know it?");

    public static readonly Text BackgroundHint = new(
        "Hva skal svaret brukes til, og hva vet dere fra før?",
        "Kva skal svaret brukast til, og kva veit de frå før?",
        "What will the answer be used for, and what do you know already?");

    public static readonly Text Area = new("Tjenesteområde", "Tenesteområde", "Service area");
    public static readonly Text ChooseArea = new("Velg et område", "Vel eit område", "Choose an area");
    public static readonly Text Send = new("Meld behovet", "Meld behovet", "Report the need");

    public static readonly Text Revise = new("Endre behovet", "Endre behovet", "Revise the need");
    public static readonly Text SendRevised = new("Lagre endringen", "Lagre endringa", "Save the change");
    public static readonly Text Revised = new("Behovet er endret", "Behovet er endra", "The need has been revised");
    public static readonly Text Reported = new("Behovet er meldt", "Behovet er meldt", "The need has been reported");
    public static readonly Text ReportedBy = new("Meldt for", "Meldt for", "Reported for");
    public static readonly Text ReportedWhen = new("Tidspunkt", "Tidspunkt", "Time");
    public static readonly Text StatusLabel = new("Status", "Status", "Status");
    public static readonly Text NextHeading = new("Hva skjer nå?", "Kva skjer no?", "What happens next?");

    public static readonly Text NextScreening = new(
        "Sekretariatet leser behovet og ser om flere kommuner har meldt det samme.",
        "Sekretariatet les behovet og ser om fleire kommunar har meldt det same.",
        "The secretariat reads the need and sees whether other municipalities have reported the same.");

    public static readonly Text NextSearch = new(
        "En bibliotekar gjør et innledende søk: Finnes svaret allerede, får dere det.",
        "Ein bibliotekar gjer eit innleiande søk: Finst svaret allereie, får de det.",
        "A librarian makes an initial search: if the answer already exists, you get it.");

    public static readonly Text NextRanking = new(
        "Ellers prioriterer kommunene det sammen med de andre behovene.",
        "Elles prioriterer kommunane det saman med dei andre behova.",
        "Otherwise the municipalities prioritise it together with the other needs.");

    public static Text Status(string status) => status switch
    {
        "submitted" => new("Meldt", "Meldt", "Reported"),
        "withdrawn" => new("Trukket", "Trekt", "Withdrawn"),
        _ => Text.Same(status),
    };

    public static Text AreaName(ServiceArea area) => area switch
    {
        ServiceArea.HealthAndCare => new("Helse og omsorg", "Helse og omsorg", "Health and care"),
        ServiceArea.Kindergarten => new("Barnehage", "Barnehage", "Kindergarten"),
        ServiceArea.School => new("Grunnskole", "Grunnskule", "School"),
        ServiceArea.ChildWelfare => new("Barnevern", "Barnevern", "Child welfare"),
        ServiceArea.SocialServices => new("Sosiale tjenester", "Sosiale tenester", "Social services"),
        ServiceArea.Culture => new("Kultur og idrett", "Kultur og idrett", "Culture and sports"),
        ServiceArea.PlanningAndEnvironment => new("Plan, bygg og miljø", "Plan, bygg og miljø", "Planning, building and environment"),
        ServiceArea.TransportAndUtilities => new(
            "Samferdsel, vann, avløp og renovasjon", "Samferdsel, vatn, avløp og renovasjon", "Transport, water, sewage and waste"),
        ServiceArea.Administration => new(
            "Administrasjon, digitalisering og styring", "Administrasjon, digitalisering og styring", "Administration, digitalisation and governance"),
        _ => Text.Same(area.ToString()),
    };
}
