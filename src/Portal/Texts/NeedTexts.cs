using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.Portal.Patterns;
using Ksf.ServiceDefaults.Json;
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

    public static readonly Text ReportIntroduction = new(
        "Skriv kort og med vanlige ord. Du trenger ikke å vite hvilken forskning som finnes.",
        "Skriv kort og med vanlege ord. Du treng ikkje å vite kva forsking som finst.",
        "Write briefly, in everyday words. You do not need to know what research exists.");

    public static readonly Text ReadByAnyone = new("Offentlig: Alle kan lese dette.", "Offentleg: Alle kan lese dette.", "Public: anyone can read this.");

    public static readonly Text ReadByParticipants = new(
        "Alle som har en rolle i KSF, kan lese dette.", "Alle som har ei rolle i KSF, kan lese dette.", "Everyone who has a role in KSF can read this.");

    public static readonly Text ReadInTheRegion = new(
        "Bare de som har en rolle i regionen, kan lese dette.", "Berre dei som har ei rolle i regionen, kan lese dette.",
        "Only those who have a role in the region can read this.");

    public static readonly Text LookOverReport = new("Se over før du melder", "Sjå over før du melder", "Check before you report");
    public static readonly Text LookOverWithdrawal = new("Se over før du trekker", "Sjå over før du trekkjer", "Check before you withdraw");

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
    public static readonly Text StatusLabel = new("Status", "Status", "Status");
    public static readonly Text NumberLabel = new("Nummer", "Nummer", "Number");
    public static readonly Text Withdraw = new("Trekk behovet", "Trekk behovet", "Withdraw the need");
    public static readonly Text WithdrawnNow = new("Behovet er trukket", "Behovet er trekt", "The need has been withdrawn");
    public static readonly Text Reason = new("Hvorfor trekker dere det?", "Kvifor trekkjer de det?", "Why do you withdraw it?");

    public static readonly Text ReasonHint = new(
        "Begrunnelsen blir lagret hos sekretariatet, og er ikke offentlig.",
        "Grunngivinga blir lagra hos sekretariatet, og er ikkje offentleg.",
        "The reason is stored for the secretariat, and is not public.");

    public static Text WithdrawLead(string title) => new(
        $"Du trekker «{title}».", $"Du trekkjer «{title}».", $"You withdraw “{title}”.");

    public static readonly Text NobodyWorksOnIt = new(
        "Ingen arbeider videre med behovet.", "Ingen arbeider vidare med behovet.", "Nobody works on the need any further.");

    public static readonly Text PageRemains = new(
        "Behovet kan fortsatt leses, og er merket som trukket.",
        "Behovet kan framleis lesast, og er merkt som trekt.",
        "The need can still be read, and is marked as withdrawn.");

    public static readonly Text WhatIsNeeded = new("Dette trenger kommunen å vite", "Dette treng kommunen å vite", "What the municipality needs to know");
    public static readonly Text WhyItIsNeeded = new("Derfor trenger kommunen å vite det", "Difor treng kommunen å vite det", "Why the municipality needs to know it");

    public static readonly Text NextSeen = new(
        "Alle kommuner i KSF kan se behovet, og tittelen er offentlig.",
        "Alle kommunar i KSF kan sjå behovet, og tittelen er offentleg.",
        "Every municipality in KSF can see the need, and its title is public.");

    /// <summary>Who has the need now, and what they do.</summary>
    public static Text NextListed(string region) => new(
        $"Sekretariatet i {region} vurderer behovet og svarer kommunen.",
        $"Sekretariatet i {region} vurderer behovet og svarer kommunen.",
        $"The secretariat of {region} screens the need and answers the municipality.");

    public static readonly Text NextFollow = new(
        "På denne siden ser du hva som skjer videre. Vi sender ikke e-post ennå.",
        "På denne sida ser du kva som skjer vidare. Vi sender ikkje e-post enno.",
        "On this page you see what happens next. We do not send e-mail yet.");

    public static readonly Text AskSecretariat = new(
        "Har du spørsmål, svarer sekretariatet i regionen.", "Har du spørsmål, svarer sekretariatet i regionen.", "If you have questions, the region's secretariat answers.");

    /// <summary>What can be done with a need: its name in the API, what the button says, and the last part of the page's address.</summary>
    public static readonly IReadOnlyList<(string Name, Text Label, string Page)> Actions =
    [
        ("answer", ScreeningTexts.Answer, "svar"), ("take", ScreeningTexts.Take, "ta"), ("screen", ScreeningTexts.Screen, "vurder"), ("ask", ScreeningTexts.Ask, "spor"),
        ("decline", ScreeningTexts.Decline, "avsla"), ("reopen", ScreeningTexts.Reopen, "gjenapne"), ("revise", Revise, "endre"), ("withdraw", Withdraw, "trekk"),
    ];

    public static readonly Text ForParticipants = new(
        "Spørsmålet kan leses av dem som har en rolle i KSF.", "Spørsmålet kan lesast av dei som har ei rolle i KSF.",
        "The question can be read by those who have a role in KSF.");

    public static readonly Text AtHome = new(
        "Begrunnelsen kan leses i regionen der behovet er meldt.", "Grunngivinga kan lesast i regionen der behovet er meldt.",
        "The background can be read in the region where the need was reported.");

    public static readonly Text AnyArea = new("Alle områder", "Alle område", "All areas");
    public static readonly Text AnyStatus = new("Uansett status", "Uansett status", "Any status");
    public static readonly Text Region = new("Region", "Region", "Region");
    public static readonly Text Municipality = new("Kommune", "Kommune", "Municipality");
    public static readonly Text MunicipalityNumber = new("Kommunenummer", "Kommunenummer", "Municipality number");
    public static readonly Text Words = new("Ord i tittelen eller spørsmålet", "Ord i tittelen eller spørsmålet", "Words in the title or the question");
    public static readonly Text WordsInTitle = new("Ord i tittelen", "Ord i tittelen", "Words in the title");
    public static readonly Text OldestFirst = new("Eldste først", "Eldste først", "Oldest first");
    public static readonly Text Day = new("Meldt dato", "Meldt dato", "Date reported");

    public static readonly Text NoMatches = new(
        "Ingen behov passer med det du har valgt.", "Ingen behov passar med det du har valt.", "No needs match what you have chosen.");

    public static readonly Text NoMatchesHint = new(
        "Fjern et av valgene, eller prøv andre ord.", "Fjern eit av vala, eller prøv andre ord.", "Remove one of the choices, or try other words.");

    public static Text Count(long total) => new(
        $"{Language.Bokmal.Number(total)} behov", $"{Language.Nynorsk.Number(total)} behov",
        total == 1 ? "1 need" : $"{Language.English.Number(total)} needs");


    public static Text Step(string verb) => verb switch
    {
        "submitted" => new("Meldt", "Meldt", "Reported"),
        "revised" => new("Endret", "Endra", "Revised"),
        "withdrawn" => new("Trukket", "Trekt", "Withdrawn"),
        "taken" => new("Tatt til vurdering", "Teke til vurdering", "Taken in hand"),
        "asked" => new("Kommunen er spurt", "Kommunen er spurd", "The municipality was asked"),
        "answered" => new("Kommunen har svart", "Kommunen har svart", "The municipality answered"),
        "screened" => new("Vurdert som egnet", "Vurdert som eigna", "Found suitable"),
        "declined" => new("Avslått", "Avslått", "Declined"),
        "reopened" => new("Tatt opp igjen", "Teke opp att", "Opened again"),
        _ => Text.Same(verb),
    };

    public static readonly Text MyNeeds = new("Våre behov", "Våre behov", "Our needs");
    public static Text NewIn(string deployment) => new($"Nytt i {deployment}", $"Nytt i {deployment}", $"New in {deployment}");
    public static readonly Text NewInTheCountry = new("Nytt i hele landet", "Nytt i heile landet", "New in the whole country");
    public static readonly Text SeeAll = new("Se alle behov", "Sjå alle behov", "See all needs");
    public static readonly Text WaitingHeading = new("Dette venter på deg", "Dette ventar på deg", "This waits for you");

    public static readonly Text NothingWaits = new(
        "Ingenting venter på deg nå. Når noen spør deg om noe, står det her.",
        "Ingenting ventar på deg no. Når nokon spør deg om noko, står det her.",
        "Nothing waits for you now. When somebody asks you for something, it will be here.");

    public static readonly Text AskNow = new("Dette spør kommunene om nå", "Dette spør kommunane om no", "What municipalities ask now");

    /// <summary>What the map shows.</summary>
    /// <param name="municipalities">How many have reported; null when it is not known now.</param>
    public static Text MapSentence(long? municipalities) => municipalities is null
        ? new("Kommunene i Norge. Vi vet ikke akkurat nå hvem som har meldt behov.", "Kommunane i Noreg. Vi veit ikkje akkurat no kven som har meldt behov.",
            "Norway's municipalities. We do not know right now which of them have reported needs.")
        : municipalities == 0
        ? new("Kommunene i Norge. Ingen har meldt behov ennå.", "Kommunane i Noreg. Ingen har meldt behov enno.", "Norway's municipalities. None has reported a need yet.")
        : new("Store punkter er kommuner som har meldt behov.", "Store punkt er kommunar som har meldt behov.", "Large points are municipalities that have reported needs.");

    public static Text Figures(long needs, int municipalities) => new(
        $"{Language.Bokmal.Number(needs)} kunnskapsbehov fra {municipalities} kommuner",
        $"{Language.Nynorsk.Number(needs)} kunnskapsbehov frå {municipalities} kommunar",
        $"{Language.English.Number(needs)} knowledge needs from {municipalities} municipalities");

    /// <summary>The areas one can choose, by the API's name.</summary>
    public static IEnumerable<(string Name, Text Text)> Areas =>
        Enum.GetValues<ServiceArea>().Select(area => (new Choice<ServiceArea>(area).ToString()!, AreaName(area)));

    /// <summary>The states that a need can have in this version.</summary>
    public static IEnumerable<State> Statuses => Enum.GetValues<NeedStatus>().Select(status => States.Of(Open.NameOf(status)));

    /// <summary>An area as the API writes it; one that this version does not know is shown as it is.</summary>
    public static Text AreaName(string area) => Choice<ServiceArea>.TryParse(area, null, out var known) ? AreaName(known.Value) : Text.Same(area);

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
