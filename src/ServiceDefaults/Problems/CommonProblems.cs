namespace Ksf.ServiceDefaults.Problems;

/// <summary>The problem types that any service can answer with. A noun's own types are in its folder.</summary>
public static class CommonProblems
{
    /// <summary>One or more fields are wrong; see <c>errors</c>.</summary>
    public static ProblemType InvalidFields { get; } = new("invalid-fields", 422,
        new("Noe må rettes", "Noko må rettast", "Some fields are wrong"),
        new("Se hva som er feil ved hvert felt i «errors», rett det og send på nytt.",
            "Sjå kva som er feil ved kvart felt i «errors», rett det og send på nytt.",
            "See under “errors” what is wrong with each field, correct it and send again."));

    /// <summary>The body is not the JSON that the endpoint expects.</summary>
    public static ProblemType UnreadableBody { get; } = new("unreadable-body", 400,
        new("Innholdet kan ikke leses", "Innhaldet kan ikkje lesast", "The body cannot be read"),
        new("Innholdet skal være JSON slik API-beskrivelsen viser. Feltet det stopper ved, står i «errors».",
            "Innhaldet skal vere JSON slik API-skildringa viser. Feltet det stoppar ved, står i «errors».",
            "The body must be JSON as the API description shows. The field where reading stopped is under “errors”."));

    /// <summary>The request is malformed.</summary>
    public static ProblemType UnreadableRequest { get; } = new("unreadable-request", 400,
        new("Forespørselen kan ikke leses", "Førespurnaden kan ikkje lesast", "The request cannot be read"),
        new("Adressen, et hode eller innholdet har en form som ikke kan leses. Sammenlign med API-beskrivelsen og send på nytt.",
            "Adressa, eit hovud eller innhaldet har ei form som ikkje kan lesast. Samanlikn med API-skildringa og send på nytt.",
            "The address, a header or the body has a form that cannot be read. Compare it with the API description and send again."));

    /// <summary>Any refusal without a problem type of its own; its status varies.</summary>
    public static ProblemType Refused { get; } = new("refused", 400,
        new("Forespørselen ble avvist", "Førespurnaden vart avvist", "The request was rejected"),
        new("Serveren tar ikke imot forespørselen slik den er sendt (HTTP-status {0}).",
            "Serveren tek ikkje imot førespurnaden slik han er send (HTTP-status {0}).",
            "The server does not accept the request as it was sent (HTTP status {0})."));

    /// <summary>No token, or one that is not valid.</summary>
    public static ProblemType NotSignedIn { get; } = new("not-signed-in", 401,
        new("Du er ikke logget inn", "Du er ikkje logga inn", "You are not signed in"),
        new("Send et gyldig tilgangstoken i «Authorization: Bearer …». Hent et nytt hvis det er utløpt.",
            "Send eit gyldig tilgangstoken i «Authorization: Bearer …». Hent eit nytt om det har gått ut.",
            "Send a valid access token in “Authorization: Bearer …”. Get a new one if it has expired."));

    /// <summary>The token does not have the scope the endpoint needs.</summary>
    public static ProblemType MissingScope { get; } = new("missing-scope", 403,
        new("Tokenet gir ikke tilgang hit", "Tokenet gir ikkje tilgang hit", "The token does not give access here"),
        new("Be om et token med riktig scope; API-beskrivelsen sier hvilket hvert endepunkt krever.",
            "Be om eit token med rett scope; API-skildringa seier kva kvart endepunkt krev.",
            "Ask for a token with the right scope; the API description says which one each endpoint needs."));

    /// <summary>The caller has no role that permits this, or not for this organisation.</summary>
    public static ProblemType NotPermitted { get; } = new("not-permitted", 403,
        new("Du har ingen rolle som gir lov til dette", "Du har inga rolle som gir lov til dette", "You have no role that permits this"),
        new("Dette krever rettigheten «{0}» for organisasjonen det gjelder. Sekretariatet kan gi deg en rolle med den rettigheten.",
            "Dette krev retten «{0}» for organisasjonen det gjeld. Sekretariatet kan gi deg ei rolle med den retten.",
            "This needs the permission “{0}” for the organisation concerned. The secretariat can give you a role that has it."));

    /// <summary>There is nothing at the address, or nothing the caller may see.</summary>
    public static ProblemType NotFound { get; } = new("not-found", 404,
        new("Finnes ikke", "Finst ikkje", "Not found"),
        new("Det er ingenting på denne adressen, eller ingenting som du har tilgang til.",
            "Det er ingenting på denne adressa, eller ingenting som du har tilgang til.",
            "There is nothing at this address, or nothing that you have access to."));

    /// <summary>The address exists, but not for this method.</summary>
    public static ProblemType MethodNotAllowed { get; } = new("method-not-allowed", 405,
        new("Metoden brukes ikke her", "Metoden blir ikkje brukt her", "The method is not used here"),
        new("Se i «Allow» hvilke metoder adressen tar imot.", "Sjå i «Allow» kva metodar adressa tek imot.",
            "See in “Allow” which methods the address accepts."));

    /// <summary>The body is of another content type than JSON.</summary>
    public static ProblemType UnsupportedMediaType { get; } = new("unsupported-media-type", 415,
        new("Innholdet må være JSON", "Innhaldet må vere JSON", "The body must be JSON"),
        new("Send «Content-Type: application/json», i tegnsettet UTF-8.", "Send «Content-Type: application/json», i teiknsettet UTF-8.",
            "Send “Content-Type: application/json”, in the character set UTF-8."));

    /// <summary>The body is compressed.</summary>
    public static ProblemType CompressedBody { get; } = new("compressed-body", 415,
        new("Innholdet må sendes upakket", "Innhaldet må sendast upakka", "The body must be sent uncompressed"),
        new("Innholdet er pakket ({0}). Send det uten «Content-Encoding».", "Innhaldet er pakka ({0}). Send det utan «Content-Encoding».",
            "The body is compressed ({0}). Send it without “Content-Encoding”."));

    /// <summary>The body is too large.</summary>
    public static ProblemType TooLarge { get; } = new("too-large", 413,
        new("Innholdet er for stort", "Innhaldet er for stort", "The body is too large"),
        new("Innholdet kan være høyst {0} kB.", "Innhaldet kan vere høgst {0} kB.", "The body may be at most {0} kB."));

    /// <summary>The record's public state does not fit in an event.</summary>
    public static ProblemType RecordTooLarge { get; } = new("record-too-large", 409,
        new("Det er blitt for mye i denne", "Det har vorte for mykje i denne", "This record has become too large"),
        new("{0} ville bli {1} kB, og kan være høyst {2} kB. Skriv kortere tekster, eller ta bort det som ikke trengs.",
            "{0} ville bli {1} kB, og kan vere høgst {2} kB. Skriv kortare tekstar, eller ta bort det som ikkje trengst.",
            "{0} would become {1} kB, and may be at most {2} kB. Write shorter texts, or remove what is not needed."));

    /// <summary>A change without If-Match.</summary>
    public static ProblemType VersionMissing { get; } = new("version-missing", 428,
        new("Oppgi hvilken versjon du endrer", "Oppgi kva versjon du endrar", "State which version you are changing"),
        new("Les det du vil endre, og send «If-Match» med ETag-en du fikk, slik at ingen overskriver andres endring.",
            "Les det du vil endre, og send «If-Match» med ETag-en du fekk, slik at ingen skriv over endringa til andre.",
            "Read what you want to change and send “If-Match” with the ETag you got, so that nobody overwrites another's change."));

    /// <summary>If-Match is not one of our ETags.</summary>
    public static ProblemType VersionUnreadable { get; } = new("version-unreadable", 400,
        new("«If-Match» kan ikke leses", "«If-Match» kan ikkje lesast", "“If-Match” cannot be read"),
        new("Send ETag-en du fikk da du leste det, uendret, som «\"3\"». «*», svake ETag-er (W/) og flere på en gang er ikke gyldige.",
            "Send ETag-en du fekk då du las det, uendra, som «\"3\"». «*», svake ETag-ar (W/) og fleire på ein gong er ikkje gyldige.",
            "Send the ETag that you got when you read it, unchanged, such as “\"3\"”. “*”, weak ETags (W/) and several at once are not accepted."));

    /// <summary>A change to a version that is no longer the current one.</summary>
    public static ProblemType VersionOutdated { get; } = new("version-outdated", 412,
        new("Noen har endret dette i mellomtiden", "Nokon har endra dette i mellomtida", "Somebody else has changed this"),
        new("Les det på nytt, se hva som er endret, og gjør endringen din om igjen.",
            "Les det på nytt, sjå kva som er endra, og gjer endringa di om att.",
            "Read it again, see what was changed, and make your change again."));

    /// <summary>A POST that creates, without Idempotency-Key.</summary>
    public static ProblemType IdempotencyKeyMissing { get; } = new("idempotency-key-missing", 400,
        new("Idempotency-Key mangler", "Idempotency-Key manglar", "Idempotency-Key is missing"),
        new("Send «Idempotency-Key» med en tilfeldig verdi (1–100 tegn), den samme når du prøver igjen. Da blir ingenting registrert to ganger.",
            "Send «Idempotency-Key» med ein tilfeldig verdi (1–100 teikn), den same når du prøver igjen. Då blir ingenting registrert to gonger.",
            "Send “Idempotency-Key” with a random value (1–100 characters), the same when you try again. Then nothing is registered twice."));

    /// <summary>An Idempotency-Key that is too long.</summary>
    public static ProblemType IdempotencyKeyTooLong { get; } = new("idempotency-key-too-long", 400,
        new("Idempotency-Key er for lang", "Idempotency-Key er for lang", "The Idempotency-Key is too long"),
        new("Høyst {0} tegn; du har sendt {1}. Bruk for eksempel en UUID.", "Høgst {0} teikn; du har sendt {1}. Bruk til dømes ein UUID.",
            "At most {0} characters; you have sent {1}. Use a UUID, for example."));

    /// <summary>The key was already used for another request.</summary>
    public static ProblemType IdempotencyKeyReused { get; } = new("idempotency-key-reused", 422,
        new("Nøkkelen er brukt til noe annet", "Nøkkelen er brukt til noko anna", "The key was used for something else"),
        new("Denne Idempotency-Key er allerede brukt med et annet innhold, en annen adresse eller en annen «If-Match». Lag en ny for en ny registrering.",
            "Denne Idempotency-Key er allereie brukt med eit anna innhald, ei anna adresse eller ein annan «If-Match». Lag ein ny for ei ny registrering.",
            "This Idempotency-Key has already been used with another body, address or “If-Match”. Make a new one for a new registration."));

    /// <summary>The first request with the key is still running.</summary>
    public static ProblemType IdempotencyKeyInUse { get; } = new("idempotency-key-in-use", 409,
        new("Den første forespørselen er ikke ferdig", "Den første førespurnaden er ikkje ferdig", "The first request is not finished"),
        new("En forespørsel med samme Idempotency-Key behandles nå. Vent litt og send den igjen.",
            "Ein førespurnad med same Idempotency-Key blir behandla no. Vent litt og send han igjen.",
            "A request with the same Idempotency-Key is being handled. Wait a little and send it again."));

    /// <summary>The database or another dependency does not answer.</summary>
    public static ProblemType Unavailable { get; } = new("unavailable", 503,
        new("Tjenesten er ikke tilgjengelig nå", "Tenesta er ikkje tilgjengeleg no", "The service is not available now"),
        new("Ingenting er registrert. Prøv igjen om litt.", "Ingenting er registrert. Prøv igjen om litt.", "Nothing was registered. Try again in a little while."));

    /// <summary>An unexpected error.</summary>
    public static ProblemType Unexpected { get; } = new("unexpected", 500,
        new("Noe gikk galt hos oss", "Noko gjekk gale hos oss", "Something went wrong on our side"),
        new("Feilen er logget. Prøv igjen, og oppgi «traceId» hvis du ber om hjelp.",
            "Feilen er logga. Prøv igjen, og oppgi «traceId» om du ber om hjelp.",
            "The error is logged. Try again, and give the “traceId” if you ask for help."));
}
