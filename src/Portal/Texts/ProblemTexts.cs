using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts of error pages: what happened, and what the user can do.</summary>
internal static class ProblemTexts
{
    public static readonly Text ToFrontPage = new("Til forsiden", "Til framsida", "To the front page");
    public static readonly Text TryAgain = new("Prøv igjen", "Prøv igjen", "Try again");
    public static readonly Text SignInAgain = new("Logg inn på nytt", "Logg inn på nytt", "Sign in again");

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

    public static Text NoRoleHeading(string deployment) => new(
        $"Du har ingen rolle i {deployment} ennå", $"Du har inga rolle i {deployment} enno", $"You have no role in {deployment} yet");

    public static readonly Text NoRole = new(
        "Det som ikke er offentlig, kan bare leses av den som har en rolle her. Sekretariatet kan gi deg en. Har du nettopp fått rollen, "
        + "prøv igjen om et minutt.",
        "Det som ikkje er offentleg, kan berre lesast av den som har ei rolle her. Sekretariatet kan gi deg ei. Har du nettopp fått rolla, "
        + "prøv igjen om eit minutt.",
        "What is not public can be read only by those who have a role here. The secretariat can give you one. If you have just been given "
        + "a role, try again in a minute.");

    public static readonly Text DownHeading = new("Tjenesten svarer ikke akkurat nå", "Tenesta svarer ikkje akkurat no", "The service does not answer right now");

    public static readonly Text Down = new(
        "Andre deler av KSF virker som vanlig. Prøv igjen om noen minutter.",
        "Andre delar av KSF verkar som vanleg. Prøv igjen om nokre minutt.",
        "Other parts of KSF work as usual. Try again in a few minutes.");

    public static readonly Text PartMissing = new(
        "Denne delen svarer ikke akkurat nå. Resten av siden er som den skal.",
        "Denne delen svarer ikkje akkurat no. Resten av sida er som ho skal.",
        "This part does not answer right now. The rest of the page is as it should be.");

    public static readonly Text FailedHeading = new("Noe gikk galt hos oss", "Noko gjekk gale hos oss", "Something went wrong on our side");

    public static readonly Text Failed = new(
        "Feilen er skrevet i loggen vår. Prøv igjen. Skjer det på nytt, si fra til sekretariatet i regionen.",
        "Feilen er skriven i loggen vår. Prøv igjen. Skjer det på nytt, sei frå til sekretariatet i regionen.",
        "The error is in our log. Try again. If it happens again, tell the region's secretariat.");

    public static readonly Text Kept = new(
        "Det du har meldt eller lagret som kladd, er ikke borte.",
        "Det du har meldt eller lagra som kladd, er ikkje borte.",
        "What you have reported or saved as a draft is not lost.");

    public static readonly Text KeptAsDraft = new(
        "Det du skrev i skjemaet, er lagret som kladd.", "Det du skreiv i skjemaet, er lagra som kladd.", "What you wrote in the form is saved as a draft.");

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

    public static readonly Text KindLead = new(
        "Slik forklarer vi feilmeldingen for deg som bruker API-ene til KSF.",
        "Slik forklarer vi feilmeldinga for deg som bruker API-a til KSF.",
        "What this error means, for those who use KSF's APIs.");

    public static readonly Text KindStatus = new("HTTP-status", "HTTP-status", "HTTP status");
    public static readonly Text KindType = new("«type» i svaret", "«type» i svaret", "“type” in the answer");
    public static readonly Text KindMeans = new("Hva som er galt, og hva du gjør", "Kva som er gale, og kva du gjer", "What is wrong, and what to do");

    public static readonly Text KindValues = new(
        "Hva det gjelder i ditt tilfelle, står i feltet «detail» i svaret du fikk.",
        "Kva det gjeld i ditt tilfelle, står i feltet «detail» i svaret du fekk.",
        "What it concerns in your case is in the field “detail” of the answer that you got.");

    public static readonly Text KindSendAgain = new(
        "Kan jeg sende det samme på nytt?", "Kan eg sende det same på nytt?", "Can I send the same again?");

    public static Text SendAgain(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new(
            "Ja, med et nytt token.", "Ja, med eit nytt token.", "Yes, with a new token."),
        StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests => Later,
        StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed => new(
            "Ikke uten videre. Noe er endret i mellomtiden: Hent det på nytt, og avgjør om du fremdeles skal sende.",
            "Ikkje utan vidare. Noko er endra i mellomtida: Hent det på nytt, og avgjer om du framleis skal sende.",
            "Not as it is. Something has changed in the meantime: read it again, and decide whether you still want to send it."),
        < StatusCodes.Status500InternalServerError => new(
            "Nei, svaret blir det samme til forespørselen eller tilgangen er endret.",
            "Nei, svaret blir det same til førespurnaden eller tilgangen er endra.",
            "No, the answer will be the same until the request or the access is changed."),
        _ => Later,
    };

    private static Text Later { get; } = new(
        "Ja, når det har gått litt tid: så mange sekunder som «Retry-After» sier, om det står i svaret. Send samme «Idempotency-Key», så blir "
        + "ingenting registrert to ganger. Hjelper det ikke, oppgi «traceId» når du ber om hjelp.",
        "Ja, når det har gått litt tid: så mange sekund som «Retry-After» seier, om det står i svaret. Send same «Idempotency-Key», så blir "
        + "ingenting registrert to gonger. Hjelper det ikkje, oppgi «traceId» når du ber om hjelp.",
        "Yes, after a while: as many seconds as “Retry-After” says, if the answer has it. Send the same “Idempotency-Key”, so that nothing is "
        + "registered twice. If that does not help, give the “traceId” when you ask for help.");
}
