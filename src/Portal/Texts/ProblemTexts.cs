using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>What stands where something went wrong: what happened, and what the reader can do.</summary>
internal static class ProblemTexts
{
    public static readonly Text ToFrontPage = new("Til forsiden", "Til framsida", "To the front page");
    public static readonly Text TryAgain = new("Prøv igjen", "Prøv igjen", "Try again");
    public static readonly Text SignInAgain = new("Logg inn på nytt", "Logg inn på nytt", "Sign in again");
    public static readonly Text ErrorPrefix = new("Feil: ", "Feil: ", "Error: ");
    public static readonly Text SummaryHeading = new("Rett dette før behovet kan meldes", "Rett dette før behovet kan meldast", "Mend this before the need can be reported");

    public static readonly Text NotFoundHeading = new("Vi finner ikke siden", "Vi finn ikkje sida", "We cannot find the page");

    public static readonly Text NotFound = new(
        "Lenken kan være gammel eller skrevet feil.",
        "Lenkja kan vere gammal eller feil skriven.",
        "The link may be old or mistyped.");

    public static readonly Text ForbiddenHeading = new("Du har ikke tilgang her", "Du har ikkje tilgang her", "You have no access here");

    public static readonly Text Forbidden = new(
        "Du har ingen rolle som gir tilgang til dette. Velg hvem du handler for på forsiden, eller spør sekretariatet i regionen.",
        "Du har inga rolle som gir tilgang til dette. Vel kven du handlar for på framsida, eller spør sekretariatet i regionen.",
        "None of your roles gives access to this. Choose whom you act for on the front page, or ask the region's secretariat.");

    public static readonly Text DownHeading = new("Tjenesten svarer ikke akkurat nå", "Tenesta svarer ikkje akkurat no", "The service does not answer right now");

    public static readonly Text Down = new(
        "Andre deler av KSF virker som vanlig. Prøv igjen om noen minutter.",
        "Andre delar av KSF verkar som vanleg. Prøv igjen om nokre minutt.",
        "Other parts of KSF work as usual. Try again in a few minutes.");

    public static readonly Text FailedHeading = new("Noe gikk galt hos oss", "Noko gjekk gale hos oss", "Something went wrong on our side");

    public static readonly Text Failed = new(
        "Feilen er skrevet i loggen vår. Prøv igjen. Skjer det på nytt, gi sekretariatet i regionen beskjed.",
        "Feilen er skriven i loggen vår. Prøv igjen. Skjer det på nytt, gi sekretariatet i regionen beskjed.",
        "The error is in our log. Try again. If it happens again, tell the region's secretariat.");

    public static readonly Text BadRequestHeading = new("Vi kunne ikke ta imot skjemaet", "Vi kunne ikkje ta imot skjemaet", "We could not receive the form");

    public static readonly Text BadRequest = new(
        "Siden kan ha stått åpen for lenge. Gå tilbake, last siden på nytt og send en gang til.",
        "Sida kan ha stått open for lenge. Gå tilbake, last sida på nytt og send ein gong til.",
        "The page may have been open for too long. Go back, reload it and send once more.");

    public static readonly Text SessionOverHeading = new("Du må logge inn på nytt", "Du må logge inn på nytt", "You need to sign in again");

    public static readonly Text SessionOver = new(
        "Innloggingen din gjelder ikke lenger.",
        "Innlogginga di gjeld ikkje lenger.",
        "Your sign-in is no longer valid.");

    public static readonly Text SignInFailedHeading = new("Innloggingen stoppet", "Innlogginga stoppa", "The sign-in stopped");

    public static readonly Text SignInFailed = new(
        "Den ble avbrutt, tok for lang tid, eller innloggingstjenesten svarer ikke. Prøv igjen.",
        "Ho vart avbroten, tok for lang tid, eller innloggingstenesta svarer ikkje. Prøv igjen.",
        "It was interrupted, took too long, or the sign-in service does not answer. Try again.");
}
