using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts of the page frame and the front page.</summary>
internal static class CommonTexts
{
    public static readonly Text SiteFullName = new(
        "Kommunenes samarbeidsarena for forskning",
        "Kommunane sin samarbeidsarena for forsking",
        "The municipalities' collaboration arena for research");

    public static readonly Text SkipToContent = new("Hopp til innholdet", "Hopp til innhaldet", "Skip to the content");
    public static readonly Text ChooseLanguage = new("Språk", "Språk", "Language");
    public static readonly Text SignIn = new("Logg inn", "Logg inn", "Sign in");
    public static readonly Text SignOut = new("Logg ut", "Logg ut", "Sign out");
    public static readonly Text SignedInAs = new("Logget inn som", "Logga inn som", "Signed in as");

    public static readonly Text NothingAboutPatients = new(
        "Skriv aldri noe om en pasient, bruker eller annen enkeltperson.",
        "Skriv aldri noko om ein pasient, brukar eller annan enkeltperson.",
        "Never write anything about a patient, a user of services or any other individual.");

    public static readonly Text FrontHeading = new(
        "Hva trenger kommunen din å vite?",
        "Kva treng kommunen din å vite?",
        "What does your municipality need to know?");

    public static readonly Text FrontLead = new(
        "I KSF melder kommunene hva de trenger å vite, ser og støtter det andre spør om, og følger hvert behov på en egen side.",
        "I KSF melder kommunane kva dei treng å vite, ser og støttar det andre spør om, og følgjer kvart behov på ei eiga side.",
        "In KSF, the municipalities report what they need to know, see and endorse what others ask, and follow each need on a page of its own.");

    public static readonly Text HowItWorks = new("Slik virker det", "Slik verkar det", "How it works");

    /// <summary>What comes of a need, as far as the platform carries it today.</summary>
    public static readonly IReadOnlyList<(Text Heading, Text Text)> HowSteps =
    [
        (new("Kommunen melder", "Kommunen melder", "The municipality reports"), new(
            "FoU-kontakten skriver hva kommunen trenger å vite, og hva den skal bruke svaret til.",
            "FoU-kontakten skriv kva kommunen treng å vite, og kva han skal bruke svaret til.",
            "The R&D contact writes what the municipality needs to know, and what it will use the answer for.")),
        (new("Andre støtter", "Andre støttar", "Others endorse"), new(
            "Kommuner som lurer på det samme, støtter behovet i stedet for å melde det en gang til.",
            "Kommunar som lurer på det same, støttar behovet i staden for å melde det ein gong til.",
            "Municipalities that wonder about the same endorse the need instead of reporting it again.")),
        (new("Sekretariatet svarer", "Sekretariatet svarer", "The secretariat answers"), new(
            "Sekretariatet i regionen går gjennom behovet, spør om det som er uklart, og sier hva som skjer videre.",
            "Sekretariatet i regionen går gjennom behovet, spør om det som er uklart, og seier kva som skjer vidare.",
            "The region's secretariat goes through the need, asks about what is unclear, and says what happens next.")),
    ];

    public static readonly Text WhoReports = new(
        "For deg som er FoU-kontakt i kommunen din.", "For deg som er FoU-kontakt i kommunen din.", "For you who are your municipality's R&D contact.");

    public static readonly Text ChooseHeading = new("Hvem representerer du nå?", "Kven representerer du no?", "Whom do you represent now?");

    public static readonly Text ChooseLead = new(
        "Du kan bytte når du vil, i menyen øverst.", "Du kan byte når du vil, i menyen øvst.", "You can switch at any time, in the menu at the top.");

    public static Text Representing(Text organisation) => new(
        $"Du representerer {organisation.Nb}", $"Du representerer {organisation.Nn}", $"You represent {organisation.En}");

    public static readonly Text Menu = new("Meny", "Meny", "Menu");
    public static readonly Text MainMenu = new("Hovedmeny", "Hovudmeny", "Main menu");
    public static readonly Text Account = new("Konto", "Konto", "Account");
    public static readonly Text Switch = new("Bytt til", "Byt til", "Switch to");
    public static readonly Text MyPage = new("Min side", "Mi side", "My page");
    public static readonly Text Search = new("Søk", "Søk", "Search");
    public static readonly Text SearchKsf = new("Søk i KSF", "Søk i KSF", "Search KSF");
    public static readonly Text SearchInAll = new("Søk i behov, klynger og kommuner", "Søk i behov, klynger og kommunar", "Search needs, clusters and municipalities");

    public static readonly Text RunBy = new(
        "Hver region drives fra en vertskommune, og KS har sekretariatet for hele landet.",
        "Kvar region blir driven frå ein vertskommune, og KS har sekretariatet for heile landet.",
        "Each region is run from a host municipality, and KS has the secretariat for the whole country.");
    public static readonly Text YouAreHere = new("Du er her", "Du er her", "You are here");
    public static readonly Text Home = new("Forsiden", "Framsida", "Front page");

    public static readonly Text NoRoleHeading = new("Du har ingen rolle i KSF ennå", "Du har inga rolle i KSF enno", "You have no role in KSF yet");

    public static readonly Text NoRole = new(
        "Be sekretariatet i din region om å gi deg en rolle. Da ser du den her neste gang du logger inn.",
        "Be sekretariatet i regionen din om å gi deg ei rolle. Då ser du ho her neste gong du loggar inn.",
        "Ask your region's secretariat to give you a role. You will see it here the next time you sign in.");

    public static Text DeploymentDown(string name) => new(
        $"{name} svarer ikke akkurat nå. Det andre virker som vanlig. Prøv igjen om noen minutter.",
        $"{name} svarer ikkje akkurat no. Det andre verkar som vanleg. Prøv igjen om nokre minutt.",
        $"{name} does not answer right now. Everything else works as usual. Try again in a few minutes.");

    public static Text Role(string role) => RoleTitles.Of(role);
}
