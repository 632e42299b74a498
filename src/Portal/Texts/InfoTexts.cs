using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts of the pages about KSF. They say what is so today, and what is not yet.</summary>
internal static class InfoTexts
{
    public static readonly Text About = new("Om KSF", "Om KSF", "About KSF");

    public static readonly (Text?, Text[])[] AboutParts =
    [
        (null,
        [
            new("I KSF, Kommunenes samarbeidsarena for forskning, avgjør kommunene sammen hva de trenger å vite. De melder kunnskapsbehov, ser hva andre kommuner spør om, og kan følge hvert behov på en egen side.",
                "I KSF, Kommunane sin samarbeidsarena for forsking, avgjer kommunane saman kva dei treng å vite. Dei melder kunnskapsbehov, ser kva andre kommunar spør om, og kan følgje kvart behov på ei eiga side.",
                "In KSF, the municipalities' collaboration arena for research, the municipalities decide together what they need to know. They report knowledge needs, see what other municipalities ask, and can follow each need on a page of its own."),
            new("Prioritering, bestilling og publisering av svar er ikke på plass her ennå.",
                "Prioritering, bestilling og publisering av svar er ikkje på plass her enno.",
                "Ranking, commissioning and publishing answers are not in place here yet."),
        ]),
        (new("Hvem driver KSF?", "Kven driv KSF?", "Who runs KSF?"),
        [
            new("KSF er delt i regioner. Hver region har et sekretariat i en vertskommune, og drifter sin egen løsning. KS har sekretariatet for hele landet.",
                "KSF er delt i regionar. Kvar region har eit sekretariat i ein vertskommune, og driftar si eiga løysing. KS har sekretariatet for heile landet.",
                "KSF is divided into regions. Each region has a secretariat in a host municipality, and runs a system of its own. KS has the secretariat for the whole country."),
            new("Spør sekretariatet i din region når du trenger tilgang eller hjelp.",
                "Spør sekretariatet i regionen din når du treng tilgang eller hjelp.",
                "Ask your region's secretariat when you need access or help."),
        ]),
    ];

    public static readonly Text Accessibility = new("Tilgjengelighet", "Tilgjenge", "Accessibility");

    public static readonly (Text?, Text[])[] AccessibilityParts =
    [
        (null,
        [
            new("Sidene skal kunne brukes av alle. De virker uten skript, med tastatur alene, på en telefon og med 200 % tekst, i lyse og mørke farger.",
                "Sidene skal kunne brukast av alle. Dei verkar utan skript, med tastatur åleine, på ein telefon og med 200 % tekst, i lyse og mørke fargar.",
                "Everyone should be able to use these pages. They work without scripts, by keyboard alone, on a phone and with text at 200 %, in light and dark colours."),
        ]),
        (new("Hva som er prøvd", "Kva som er prøvd", "What has been tested"),
        [
            new("Hver side blir prøvd med verktøyet axe i nettleseren Chromium, bred og smal, ved hver endring. Det finner omtrent halvparten av det som kan stenge noen ute.",
                "Kvar side blir prøvd med verktøyet axe i nettlesaren Chromium, brei og smal, ved kvar endring. Det finn om lag halvparten av det som kan stengje nokon ute.",
                "Each page is tested with the tool axe in the browser Chromium, wide and narrow, with each change. It finds about half of what can keep somebody out."),
            new("Sidene er ikke prøvd av mennesker som bruker skjermleser eller andre hjelpemidler.",
                "Sidene er ikkje prøvde av menneske som bruker skjermlesar eller andre hjelpemiddel.",
                "The pages have not been tested by people who use screen readers or other aids."),
            new("Den formelle tilgjengelighetserklæringen kommer fra den som eier løsningen, før den tas i bruk.",
                "Den formelle tilgjengeerklæringa kjem frå den som eig løysinga, før ho blir teken i bruk.",
                "The formal accessibility statement comes from the owner of the system before it is put to use."),
        ]),
    ];

    public static readonly Text Privacy = new("Personvern", "Personvern", "Privacy");

    public static readonly (Text?, Text[])[] PrivacyParts =
    [
        (new("Om deg som har en rolle", "Om deg som har ei rolle", "About you who have a role"),
        [
            new("Vi lagrer navn, e-post på jobb og rollene dine i registeret i din region. Andre deler av KSF kjenner deg bare ved et nummer.",
                "Vi lagrar namn, e-post på jobb og rollene dine i registeret i regionen din. Andre delar av KSF kjenner deg berre ved eit nummer.",
                "We store your name, work e-mail and roles in your region's register. Other parts of KSF know you by a number only."),
            new("Under «Mine roller» laster du ned det som er lagret om deg, eller sletter deg. Det du har gjort for en kommune eller et organ, blir da stående uten navn, fordi arkivlova krever det.",
                "Under «Rollene mine» lastar du ned det som er lagra om deg, eller slettar deg. Det du har gjort for ein kommune eller eit organ, blir då ståande utan namn, fordi arkivlova krev det.",
                "Under “My roles” you download what is stored about you, or erase yourself. What you have done for a municipality or a body then stays without your name, because the Archives Act requires it."),
            new("Inviterer noen deg med e-post, lagrer vi adressen til du har svart, eller i 14 dager.",
                "Inviterer nokon deg med e-post, lagrar vi adressa til du har svart, eller i 14 dagar.",
                "If somebody invites you by e-mail, we store the address until you have answered, or for 14 days."),
            new("Kladder er bare dine, er kryptert, og slettes når skjemaet er sendt, eller etter 30 dager uten endring. Innloggingen din slettes når du logger ut, og ellers etter åtte timer.",
                "Kladdar er berre dine, er krypterte, og blir sletta når skjemaet er sendt, eller etter 30 dagar utan endring. Innlogginga di blir sletta når du loggar ut, og elles etter åtte timar.",
                "Drafts are yours alone, encrypted, and deleted when the form has been sent, or after 30 days without a change. Your sign-in is deleted when you sign out, and otherwise after eight hours."),
        ]),
        (new("Informasjonskapsler", "Informasjonskapslar", "Cookies"),
        [
            new("Vi bruker bare de som trengs: én for innloggingen, én som beskytter skjemaer, én for språket, én for hvem du representerer og én mens du svarer på en invitasjon. Ingen følger deg på nettet.",
                "Vi bruker berre dei som trengst: éin for innlogginga, éin som vernar skjema, éin for språket, éin for kven du representerer og éin medan du svarer på ein invitasjon. Ingen følgjer deg på nettet.",
                "We use only those that are needed: one for the sign-in, one that protects forms, one for the language, one for whom you represent and one while you answer an invitation. None of them follows you around the web."),
        ]),
        (new("Det du skriver", "Det du skriv", "What you write"),
        [
            new("Tittelen på et behov er offentlig. Skriv aldri noe om en pasient, bruker eller annen enkeltperson.",
                "Tittelen på eit behov er offentleg. Skriv aldri noko om ein pasient, brukar eller annan enkeltperson.",
                "The title of a need is public. Never write anything about a patient, a user of services or any other individual."),
        ]),
    ];

    public static readonly Text Sources = new("Kilder", "Kjelder", "Sources");

    public static readonly (Text?, Text[])[] SourcesParts =
    [
        (null,
        [
            new("Kommuner, fylker, innbyggertall og sentralitet: Statistisk sentralbyrå (KLASS 131, 128, 582; tabell 07459).",
                "Kommunar, fylke, innbyggjartal og sentralitet: Statistisk sentralbyrå (KLASS 131, 128, 582; tabell 07459).",
                "Municipalities, counties, population and centrality: Statistics Norway (KLASS 131, 128, 582; table 07459)."),
            new("Punktene på kartet: Kartverket.", "Punkta på kartet: Kartverket.", "The points on the map: Kartverket (the Norwegian Mapping Authority)."),
            new("Organisasjonsnumre: Enhetsregisteret.", "Organisasjonsnummer: Einingsregisteret.", "Organisation numbers: Enhetsregisteret (the register of organisations in Brønnøysund)."),
            new("Regioner, institusjoner og organer: KSFs egne dokumenter fra 2019 til 2024.", "Regionar, institusjonar og organ: KSF sine eigne dokument frå 2019 til 2024.",
                "Regions, institutions and bodies: KSF's own documents from 2019 to 2024."),
        ]),
    ];

    public static readonly Text Api = new("API og hendelser", "API og hendingar", "API and events");

    public static readonly Text OpenData = new("Åpne data", "Opne data", "Open data");

    public static readonly Text OpenDataLead = new(
        "Hvem som er med i KSF, kan lastes ned av alle. Legg til ?on=2024-01-01 i adressen for å få det slik det var en dag. Ingen fil har navn på personer.",
        "Kven som er med i KSF, kan lastast ned av alle. Legg til ?on=2024-01-01 i adressa for å få det slik det var ein dag. Inga fil har namn på personar.",
        "Anyone can download who takes part in KSF. Add ?on=2024-01-01 to the address to get it as it was on a day. No file has names of persons.");

    public static readonly Text OpenDataLicence = new(
        "Dataene kan brukes fritt etter Norsk lisens for offentlige data (NLOD) 2.0. For maskiner står alt i DCAT-AP-NO på",
        "Dataa kan brukast fritt etter Norsk lisens for offentlege data (NLOD) 2.0. For maskiner står alt i DCAT-AP-NO på",
        "The data can be used freely under the Norwegian Licence for Open Government Data (NLOD) 2.0. For machines all of it stands as DCAT-AP-NO at");

    public static readonly (Text?, Text[])[] ApiParts =
    [
        (null,
        [
            new("Kommunens egne systemer kan lese og melde behov, og få hendelser når noe skjer. Registeret over kommuner, fylker, regioner og institusjoner kan alle lese uten innlogging.",
                "Kommunen sine eigne system kan lese og melde behov, og få hendingar når noko skjer. Registeret over kommunar, fylke, regionar og institusjonar kan alle lese utan innlogging.",
                "A municipality's own systems can read and report needs, and receive events when something happens. Anyone can read the register of municipalities, counties, regions and institutions without signing in."),
            new("Beskrivelsene er i OpenAPI 3.1. Bytt «nasjonal» med id-en til en region, for eksempel «vest».",
                "Skildringane er i OpenAPI 3.1. Byt «nasjonal» med id-en til ein region, til dømes «vest».",
                "The descriptions are in OpenAPI 3.1. Replace “nasjonal” with the id of a region, such as “vest”."),
            new("Driftsstatusen kan systemer lese som JSON fra /status.", "Driftsstatusen kan system lese som JSON frå /status.", "Systems can read the status as JSON from /status."),
        ]),
    ];
}
