using Ksf.ServiceDefaults.Problems;

namespace Ksf.Gateway.Problems;

/// <summary>The gateway's own problem types.</summary>
internal static class GatewayProblems
{
    public static ProblemType UnknownDeployment { get; } = new("unknown-deployment", 404,
        new("Regionen finnes ikke her", "Regionen finst ikkje her", "There is no such deployment"),
        new("«{0}» er ikke i drift her. Bruk en av disse: {1}.",
            "«{0}» er ikkje i drift her. Bruk ein av desse: {1}.",
            "“{0}” is not in service here. Use one of these: {1}."));

    public static ProblemType UnknownService { get; } = new("unknown-service", 404,
        new("Tjenesten finnes ikke her", "Tenesta finst ikkje her", "There is no such service"),
        new("{0} har ikke tjenesten «{1}». Bruk en av disse: {2}.",
            "{0} har ikkje tenesta «{1}». Bruk ein av desse: {2}.",
            "{0} does not have the service “{1}”. Use one of these: {2}."));

    public static ProblemType UnknownAddress { get; } = new("unknown-address", 404,
        new("Adressen finnes ikke", "Adressa finst ikkje", "There is no such address"),
        new("Tjenestenes adresser har formen «{0}…», uten tomme ledd. Regionene og tjenestene står i «/status».",
            "Adressene til tenestene har forma «{0}…», utan tomme ledd. Regionane og tenestene står i «/status».",
            "Addresses of the services have the form “{0}…”, without empty parts. The regions and services are listed at “/status”."));

    public static ProblemType UnknownHost { get; } = new("unknown-host", 421,
        new("Ukjent vertsnavn", "Ukjent vertsnamn", "Unknown host"),
        new("Forespørselen er sendt til et vertsnavn («Host») som vi ikke bruker. Bruk adressen du har fått av oss.",
            "Førespurnaden er send til eit vertsnamn («Host») som vi ikkje bruker. Bruk adressa du har fått av oss.",
            "The request names a host (“Host”) that we do not use. Use the address that we gave you."));

    public static ProblemType UnknownMethod { get; } = new("unknown-method", 501,
        new("Metoden finnes ikke her", "Metoden finst ikkje her", "There is no such method"),
        new("Bruk en av disse, med store bokstaver: {0}.",
            "Bruk ein av desse, med store bokstavar: {0}.",
            "Use one of these, in capital letters: {0}."));

    public static ProblemType Malformed { get; } = new("malformed-request", 400,
        new("Forespørselen kan ikke leses", "Førespurnaden kan ikkje lesast", "The request cannot be read"),
        new("Tjenesten kan ikke lese adressen eller hodene («headers»). Skriv hoder i UTF-8, og kod tegn i adressen med prosent.",
            "Tenesta kan ikkje lese adressa eller hovuda («headers»). Skriv hovud i UTF-8, og kod teikn i adressa med prosent.",
            "The service cannot read the address or the headers. Write headers in UTF-8, and percent-encode characters in the address."));

    public static ProblemType TooManyHeaders { get; } = new("too-many-headers", 431,
        new("For mange hoder", "For mange hovud", "Too many headers"),
        new("En forespørsel kan ha høyst {0} hoder («headers»). Send færre.",
            "Ein førespurnad kan ha høgst {0} hovud («headers»). Send færre.",
            "A request may have at most {0} headers. Send fewer."));

    public static ProblemType DeploymentDown { get; } = new("deployment-down", 503,
        new("Tjenesten svarer ikke", "Tenesta svarar ikkje", "The service does not answer"),
        new("Tjenesten «{1}» i {0} er nede nå. Ingenting er registrert. Prøv igjen om litt; andre regioner er ikke berørt.",
            "Tenesta «{1}» i {0} er nede no. Ingenting er registrert. Prøv igjen om litt; andre regionar er ikkje råka.",
            "The service “{1}” of {0} is down now. Nothing was registered. Try again in a little while; other regions are not affected."));

    public static ProblemType NoAnswer { get; } = new("no-answer", 502,
        new("Svaret kom ikke fram", "Svaret kom ikkje fram", "The answer did not arrive"),
        new("Forbindelsen til tjenesten ble brutt. Sjekk om det du gjorde, er registrert før du prøver igjen, eller send samme Idempotency-Key.",
            "Sambandet med tenesta vart brote. Sjekk om det du gjorde, er registrert før du prøver igjen, eller send same Idempotency-Key.",
            "The connection to the service was lost. Check whether your change was registered before you try again, or send the same Idempotency-Key."));

    public static ProblemType TooSlow { get; } = new("too-slow", 504,
        new("Svaret tok for lang tid", "Svaret tok for lang tid", "The answer took too long"),
        new("Tjenesten svarte ikke innen {0} sekunder. Sjekk om det du gjorde, er registrert før du prøver igjen, eller send samme Idempotency-Key.",
            "Tenesta svarte ikkje innan {0} sekund. Sjekk om det du gjorde, er registrert før du prøver igjen, eller send same Idempotency-Key.",
            "The service did not answer within {0} seconds. Check whether your change was registered before you try again, or send the same Idempotency-Key."));

    public static ProblemType BodyStopped { get; } = new("body-stopped", 400,
        new("Innholdet kom ikke fram", "Innhaldet kom ikkje fram", "The body did not arrive"),
        new("Sendingen stoppet underveis eller gikk for sakte. Send på nytt.",
            "Sendinga stoppa undervegs eller gjekk for sakte. Send på nytt.",
            "The upload stopped or was too slow. Send it again."));

    public static ProblemType TooManyRequests { get; } = new("too-many-requests", 429,
        new("For mange forespørsler", "For mange førespurnader", "Too many requests"),
        new("Vent så mange sekunder som «Retry-After» sier. Over tid kan du sende {0} forespørsler i sekundet.",
            "Vent så mange sekund som «Retry-After» seier. Over tid kan du sende {0} førespurnader i sekundet.",
            "Wait as many seconds as “Retry-After” says. Over time you may send {0} requests per second."));

    public static ProblemType HeadersTooLarge { get; } = new("headers-too-large", 431,
        new("Hodene er for store", "Hovuda er for store", "The headers are too large"),
        new("Hodene («headers») kan være høyst {0} kB til sammen. Slett gamle informasjonskapsler hvis en nettleser sender dem.",
            "Hovuda («headers») kan vere høgst {0} kB til saman. Slett gamle informasjonskapslar om ein nettlesar sender dei.",
            "The headers may be at most {0} kB in total. Delete old cookies if a browser sends them."));

    public static ProblemType BeyondReading { get; } = new("headers-beyond-reading", 431,
        new("Hodene er for mange eller for store", "Hovuda er for mange eller for store", "The headers are too many or too large"),
        new("Send høyst {0} hoder («headers»), og kortere. Slett gamle informasjonskapsler hvis en nettleser sender dem.",
            "Send høgst {0} hovud («headers»), og kortare. Slett gamle informasjonskapslar om ein nettlesar sender dei.",
            "Send at most {0} headers, and shorter ones. Delete old cookies if a browser sends them."));

    public static ProblemType AddressTooLong { get; } = new("address-too-long", 414,
        new("Adressen er for lang", "Adressa er for lang", "The address is too long"),
        new("Adressen kan være høyst {0} kB lang. Send heller flere, kortere forespørsler.",
            "Adressa kan vere høgst {0} kB lang. Send heller fleire, kortare førespurnader.",
            "The address may be at most {0} kB long. Send several shorter requests instead."));
}
