using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Bodies;

/// <summary>Problem types and texts of bodies, their seats and their mandates.</summary>
internal static class BodyProblems
{
    public static readonly ProblemType NameTaken = new("body-name-taken", 409,
        new("Det finnes allerede et organ med dette navnet", "Det finst allereie eit organ med dette namnet", "There is already a body with this name"),
        new("«{0}» er registrert; id-en står i «conflictingId». Velg et annet navn, eller bruk det som finnes.",
            "«{0}» er registrert; id-en står i «conflictingId». Vel eit anna namn, eller bruk det som finst.",
            "“{0}” is registered; its id is in “conflictingId”. Choose another name, or use the existing one."));

    public static readonly ProblemType SeatTaken = new("seat-taken", 409,
        new("Plassen er opptatt", "Plassen er oppteken", "The seat is taken"),
        new("En annen har den fra {0:d. MMMM yyyy} i en del av perioden; id-en står i «conflictingId». La den andre gå ut først, eller velg en annen periode.",
            "Ein annan har han frå {0:d. MMMM yyyy} i ein del av perioden; id-en står i «conflictingId». La den andre gå ut først, eller vel ein annan periode.",
            "Another has it from {0:d MMMM yyyy} in part of the period; the id is in “conflictingId”. Let the other leave first, or choose another period."));

    public static readonly ProblemType OwnDeputy = new("own-deputy", 409,
        new("Ingen kan være vara for seg selv", "Ingen kan vere vara for seg sjølv", "Nobody can be their own deputy"),
        new("Personen har den andre rollen i plassen i en del av perioden; id-en står i «conflictingId». Velg en annen person.",
            "Personen har den andre rolla i plassen i ein del av perioden; id-en står i «conflictingId». Vel ein annan person.",
            "The person has the seat's other role in part of the period; the id is in “conflictingId”. Choose another person."));

    public static readonly ProblemType AlreadyVacated = new("already-vacated", 409,
        new("Personen har allerede gått ut", "Personen har allereie gått ut", "The person has already left"),
        new("Plassen ble ledig {0:d. MMMM yyyy}. Det er ikke noe å avslutte den dagen.", "Plassen vart ledig {0:d. MMMM yyyy}. Det er ikkje noko å avslutte den dagen.",
            "The seat became free on {0:d MMMM yyyy}. There is nothing to end on that day."));

    public static readonly ProblemType AlreadyClosed = new("seat-already-closed", 409,
        new("Plassen er allerede avviklet", "Plassen er allereie avvikla", "The seat is already closed"),
        new("Den ble avviklet {0:d. MMMM yyyy}. Velg en annen plass.", "Han vart avvikla {0:d. MMMM yyyy}. Vel ein annan plass.",
            "It was closed on {0:d MMMM yyyy}. Choose another seat."));

    public static readonly ProblemType TooManySeats = new("too-many-seats", 409,
        new("Organet har for mange plasser", "Organet har for mange plassar", "The body has too many seats"),
        new("Et organ kan ha høyst {0} plasser, de avviklede medregnet. Dette ville gi {1}.",
            "Eit organ kan ha høgst {0} plassar, medrekna dei avvikla. Dette ville gi {1}.",
            "A body can have at most {0} seats, including closed ones. This would make {1}."));

    /// <summary>A hard rule stands in the way of a mandate.</summary>
    public static readonly ProblemType RuleBroken = new("composition-rule-broken", 409,
        new("Sammensetningen bryter en regel", "Samansetjinga bryt ein regel", "The composition breaks a rule"),
        new("Regelen «{0}» i «conflictingId» sier: {1} {2} Endre plassene, eller gi unntak fra regelen med en grunn («waive-rule»).",
            "Regelen «{0}» i «conflictingId» seier: {1} {2} Endre plassane, eller gi unntak frå regelen med ein grunn («waive-rule»).",
            "The rule “{0}” in “conflictingId” says: {1} {2} Change the seats, or exempt the body from the rule with a reason (“waive-rule”)."));

    public static readonly ProblemType NoMandate = new("no-mandate", 409,
        new("Organet har ikke noe mandat da", "Organet har ikkje noko mandat då", "The body has no mandate then"),
        new("Ingen av mandatene gjelder {0:d. MMMM yyyy}. Velg en dag i perioden til et av dem, under «mandates».",
            "Ingen av mandata gjeld {0:d. MMMM yyyy}. Vel ein dag i perioden til eit av dei, under «mandates».",
            "None of its mandates is in force on {0:d MMMM yyyy}. Choose a day in the period of one of them, under “mandates”."));

    public static readonly ProblemType Unconditional = new("mandate-unconditional", 409,
        new("Mandatet har ikke noe vilkår", "Mandatet har ikkje noko vilkår", "The mandate has no condition"),
        new("Mandat {0} gjelder uten vilkår, så ingenting kan falle bort. Vedta et nytt mandat i stedet.",
            "Mandat {0} gjeld utan vilkår, så ingenting kan falle bort. Vedta eit nytt mandat i staden.",
            "Mandate {0} holds without a condition, so nothing can lapse. Adopt a new mandate instead."));

    public static readonly ProblemType AlreadyLapsed = new("mandate-already-lapsed", 409,
        new("Vilkåret er allerede falt bort", "Vilkåret har allereie falle bort", "The condition has already lapsed"),
        new("Vilkåret i mandat {0} falt bort {1:d. MMMM yyyy}. Vedta et nytt mandat hvis organet skal ha fullmakter igjen.",
            "Vilkåret i mandat {0} fall bort {1:d. MMMM yyyy}. Vedta eit nytt mandat om organet skal ha fullmakter igjen.",
            "The condition of mandate {0} lapsed on {1:d MMMM yyyy}. Adopt a new mandate if the body should have powers again."));

    public static readonly ProblemType AlreadyWaived = new("rule-already-waived", 409,
        new("Det er allerede gitt unntak", "Det er allereie gitt unntak", "The rule is already waived"),
        new("Det er gitt unntak fra «{0}» fra {1:d. MMMM yyyy}; grunnen står under «waivers».",
            "Det er gitt unntak frå «{0}» frå {1:d. MMMM yyyy}; grunnen står under «waivers».",
            "“{0}” is waived from {1:d MMMM yyyy}; the reason is under “waivers”."));

    public static readonly ProblemType HasBodies = new("body-has-bodies", 409,
        new("Andre organer hører til dette", "Andre organ høyrer til dette", "Other bodies belong to this one"),
        new("«{0}» hører til organet; id-en står i «conflictingId». Oppløs det først.", "«{0}» høyrer til organet; id-en står i «conflictingId». Oppløys det først.",
            "“{0}” belongs to the body; its id is in “conflictingId”. Dissolve it first."));

    public static readonly Text UnknownOwner = new(
        "«{0}» er ikke «{1}», og ikke id-en til en klynge eller et organ her.", "«{0}» er ikkje «{1}», og ikkje id-en til ei klynge eller eit organ her.",
        "“{0}” is neither “{1}” nor the id of a cluster or a body here.");

    public static readonly Text UnknownParty = new(
        "Ingen kommune, klynge eller part er registrert som {0}.", "Ingen kommune, klynge eller part er registrert som {0}.",
        "No municipality, cluster or party is registered as {0}.");

    public static readonly Text UnknownSeat = new(
        "Organet har ingen plass med id-en {0}. Se «seats».", "Organet har ingen plass med id-en {0}. Sjå «seats».", "The body has no seat with the id {0}. See “seats”.");

    public static readonly Text UnknownHolding = new(
        "Ingen sitter i organet med id-en {0}. Se «holder» og «deputy» under «seats».", "Ingen sit i organet med id-en {0}. Sjå «holder» og «deputy» under «seats».",
        "Nobody sits in the body with the id {0}. See “holder” and “deputy” under “seats”.");

    public static readonly Text UnknownPerson = new(
        "Ingen person er registrert med id-en {0}. Registrer personen først.", "Ingen person er registrert med id-en {0}. Registrer personen først.",
        "No person is registered with the id {0}. Register the person first.");

    public static readonly Text UnknownRule = new(
        "Organet har ingen regel «{0}». Reglene er: {1}.", "Organet har ingen regel «{0}». Reglane er: {1}.", "The body has no rule “{0}”. The rules are: {1}.");

    public static readonly Text UnknownReading = new(
        "Organet har ingen lesemåte «{0}». Lesemåtene er: {1}.", "Organet har ingen lesemåte «{0}». Lesemåtane er: {1}.",
        "The body has no reading “{0}”. The readings are: {1}.");

    public static readonly Text SeatNotYet = new(
        "Plassen finnes fra {0:d. MMMM yyyy}. Velg den dagen eller en senere.", "Plassen finst frå {0:d. MMMM yyyy}. Vel den dagen eller ein seinare.",
        "The seat exists from {0:d MMMM yyyy}. Choose that day or a later one.");

    public static readonly Text SeatEnds = new(
        "Plassen er avviklet fra {0:d. MMMM yyyy}. La perioden slutte senest den dagen.", "Plassen er avvikla frå {0:d. MMMM yyyy}. La perioden slutte seinast den dagen.",
        "The seat is closed from {0:d MMMM yyyy}. Let the period end on that day at the latest.");

    public static readonly Text AfterFrom = new(
        "«to» er første dag etter, og må komme etter «from».", "«to» er første dag etter, og må kome etter «from».",
        "“to” is the first day after, and must come after “from”.");

    public static readonly Text BeforeItBegan = new(
        "Datoen må være etter {0:d. MMMM yyyy}.", "Datoen må vere etter {0:d. MMMM yyyy}.", "The date must be after {0:d MMMM yyyy}.");

    public static readonly Text NotBefore = new(
        "Datoen kan ikke være før {0:d. MMMM yyyy}.", "Datoen kan ikkje vere før {0:d. MMMM yyyy}.", "The date cannot be before {0:d MMMM yyyy}.");

    public static readonly Text OneLeader = new("Bare én plass kan lede organet.", "Berre éin plass kan leie organet.", "Only one seat can lead the body.");
    public static readonly Text SeatCount = new("Antallet er fra 1 til 20.", "Talet er frå 1 til 20.", "The number is from 1 to 20.");
    public static readonly Text KeyForm = new(
        "Bruk bare små bokstaver a–z, tall og bindestrek.", "Bruk berre små bokstavar a–z, tal og bindestrek.", "Use only lower-case letters a–z, digits and hyphens.");

    public static readonly Text RepeatedKey = new(
        "Hver nøkkel kan brukes én gang. En annen har denne.", "Kvar nøkkel kan brukast éin gong. Ein annan har denne.", "Each key can be used once. Another one has it.");

    public static readonly Text OnBothSides = new(
        "Et slag kan ikke telle på begge sider.", "Eit slag kan ikkje telje på begge sider.", "A kind cannot count on both sides.");

    public static readonly Text NoReading = new(
        "En regel om flertall trenger en lesemåte å telle etter.", "Ein regel om fleirtal treng ein lesemåte å telje etter.", "A rule of majority needs a reading to count by.");

    public static readonly Text NoBounds = new(
        "Skriv det minste eller det høyeste antallet, og det minste først.", "Skriv det minste eller det høgste talet, og det minste først.",
        "Write the least or the greatest number, and the least one first.");

    public static readonly Text VoteCount = new("Tallet er fra 0 til 100.", "Talet er frå 0 til 100.", "The number is from 0 to 100.");

    public static readonly Text MeetingCount = new("Antallet møter i året er fra 1 til 100.", "Talet på møte i året er frå 1 til 100.", "The number of meetings a year is from 1 to 100.");

    public static readonly Text GivenAndExcluded = new(
        "En fullmakt kan ikke både gis og unntas.", "Ei fullmakt kan ikkje både givast og unntakast.", "A power cannot be both given and excluded.");

    public static readonly Text TooManyReadings = new("Høyst 10 lesemåter.", "Høgst 10 lesemåtar.", "At most 10 readings.");

    public static readonly Text TooManyRules = new("Høyst 20 regler.", "Høgst 20 reglar.", "At most 20 rules.");
}
