using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Agreements;

/// <summary>Problem types and texts of agreements.</summary>
internal static class AgreementProblems
{
    public static readonly ProblemType NameTaken = new("agreement-name-taken", 409,
        new("Det finnes allerede en avtale med dette navnet", "Det finst allereie ein avtale med dette namnet", "There is already an agreement with this name"),
        new("«{0}» er registrert; id-en står i «conflictingId». Velg et annet navn, eller bruk den som finnes.",
            "«{0}» er registrert; id-en står i «conflictingId». Vel eit anna namn, eller bruk den som finst.",
            "“{0}” is registered; its id is in “conflictingId”. Choose another name, or use the existing one."));

    public static readonly ProblemType AlreadyParty = new("already-a-party", 409,
        new("Parten er allerede med i avtalen", "Parten er allereie med i avtalen", "The party is in the agreement already"),
        new("{0} er part i avtalen; id-en står i «conflictingId». Er det en annen du mener, så rett nummeret eller id-en.",
            "{0} er part i avtalen; id-en står i «conflictingId». Er det ein annan du meiner, så rett nummeret eller id-en.",
            "{0} is a party to the agreement; its id is in “conflictingId”. If you mean another, correct the number or the id."));

    public static readonly ProblemType NoParty = new("not-a-party", 409,
        new("Parten er ikke med i avtalen", "Parten er ikkje med i avtalen", "The party is not in the agreement"),
        new("{0} er ikke part i avtalen nå. Se hvem som er det, under «parties».", "{0} er ikkje part i avtalen no. Sjå kven som er det, under «parties».",
            "{0} is not a party to the agreement now. See under “parties” who is."));

    public static readonly ProblemType LastParties = new("too-few-parties", 409,
        new("Avtalen ville ha færre enn to parter", "Avtalen ville ha færre enn to partar", "The agreement would have fewer than two parties"),
        new("Når {0} går ut, er det færre enn to parter igjen. Si opp avtalen i stedet.", "Når {0} går ut, er det færre enn to partar att. Sei opp avtalen i staden.",
            "When {0} withdraws, fewer than two parties are left. Terminate the agreement instead."));

    /// <summary>A party that has withdrawn owes nothing, so the key has to be settled among the others first.</summary>
    public static readonly ProblemType StillContributes = new("party-still-contributes", 409,
        new("Parten bidrar etter finansieringsnøkkelen", "Parten bidreg etter finansieringsnøkkelen", "The party contributes by the financing key"),
        new("{0} bidrar i {1}. Sett en finansieringsnøkkel fra og med {1} uten parten først.",
            "{0} bidreg i {1}. Set ein finansieringsnøkkel frå og med {1} utan parten først.",
            "{0} contributes in {1}. Set a financing key from {1} on without the party first."));

    public static readonly ProblemType NoEnd = new("agreement-without-end", 409,
        new("Avtalen har ingen sluttdato", "Avtalen har ingen sluttdato", "The agreement has no end"),
        new("Den gjelder til den blir sagt opp, og trenger ikke å fornyes.", "Han gjeld til han blir sagd opp, og treng ikkje å bli fornya.",
            "It is in force until it is terminated, and needs no renewal."));

    public static readonly ProblemType Full = new("agreement-full", 409,
        new("Avtalen har ikke plass til flere", "Avtalen har ikkje plass til fleire", "The agreement has no room for more"),
        new("En avtale kan ha {0} parter gjennom tidene og {1} andeler i nøklene sine. Si opp denne, og registrer en ny avtale.",
            "Ein avtale kan ha {0} partar gjennom tidene og {1} delar i nøklane sine. Sei opp denne, og registrer ein ny avtale.",
            "An agreement can have {0} parties over time and {1} shares in its keys. Terminate this one, and register a new agreement."));

    public static readonly Text UnknownParty = new(
        "Ingen kommune eller part er registrert som {0}.", "Ingen kommune eller part er registrert som {0}.", "No municipality or party is registered as {0}.");

    public static readonly Text Repeated = new("{0} er nevnt to ganger.", "{0} er nemnd to gonger.", "{0} is listed twice.");

    public static readonly Text UnknownCluster = new(
        "Ingen klynge har denne id-en. Hent id-en fra /v1/clusters.", "Inga klynge har denne id-en. Hent id-en frå /v1/clusters.",
        "No cluster has this id. Get the id from /v1/clusters.");

    public static readonly Text OtherRegion = new(
        "{0} hører til «{1}». En avtale om klyngen registreres der.", "{0} høyrer til «{1}». Ein avtale om klynga blir registrert der.",
        "{0} belongs to “{1}”. An agreement about the cluster is registered there.");

    public static readonly Text MustBeAfter = new("Datoen må være etter {0}.", "Datoen må vere etter {0}.", "The date must be after {0}.");

    public static readonly Text MustBeBefore = new("Datoen må være før {0}, da avtalen slutter.", "Datoen må vere før {0}, då avtalen sluttar.", "The date must be before {0}, when the agreement ends.");

    public static readonly Text EndsBeforeItBegins = new(
        "Avtalen må slutte etter dagen den begynner.", "Avtalen må slutte etter dagen han byrjar.", "The agreement must end after the day that it begins.");
}
