using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Clusters;

/// <summary>Problem types and texts of founding a cluster.</summary>
internal static class ClusterProblems
{
    public static readonly ProblemType NameTaken = new("cluster-name-taken", 409,
        new("Det finnes allerede en klynge med dette navnet", "Det finst allereie ei klynge med dette namnet", "There is already a cluster with this name"),
        new("«{0}» er registrert; id-en står i «conflictingId». Velg et annet navn, eller bruk den som finnes.",
            "«{0}» er registrert; id-en står i «conflictingId». Vel eit anna namn, eller bruk den som finst.",
            "“{0}” is registered; its id is in “conflictingId”. Choose another name, or use the existing one."));

    /// <summary>The step that the sources ask for before a cluster is established: see docs/law.md.</summary>
    public static readonly ProblemType NoResearchPartner = new("research-partner-missing", 409,
        new("Klyngen har ingen forskningspartner", "Klynga har ingen forskingspartnar", "The cluster has no research partner"),
        new("En etablert klynge har minst én partner som forsker. Legg til partneren, registrer avtalen med den, eller skriv i «waiver» hvorfor den ikke har noen.",
            "Ei etablert klynge har minst éin partnar som forskar. Legg til partnaren, registrer avtalen med han, eller skriv i «waiver» kvifor ho ikkje har nokon.",
            "An established cluster has at least one partner that does research. Add the partner, register the agreement with it, or write in “waiver” why it has none."));

    public static readonly ProblemType TakesPart = new("already-takes-part", 409,
        new("Parten er allerede med", "Parten er allereie med", "The party takes part already"),
        new("{0} har hatt denne rollen siden {1}; id-en står i «conflictingId». Avslutt den først, eller velg en annen rolle.",
            "{0} har hatt denne rolla sidan {1}; id-en står i «conflictingId». Avslutt ho først, eller vel ei anna rolle.",
            "{0} has had this role since {1}; its id is in “conflictingId”. End it first, or choose another role."));

    public static readonly ProblemType TakesNoPart = new("takes-no-part", 409,
        new("Parten er ikke med", "Parten er ikkje med", "The party takes no part"),
        new("{0} har ikke denne rollen i klyngen nå. Se hvem som er med under «participations».",
            "{0} har ikkje denne rolla i klynga no. Sjå kven som er med under «participations».",
            "{0} does not have this role in the cluster now. See under “participations” who takes part."));

    public static readonly Text UnknownParty = new(
        "Ingen kommune eller part er registrert som {0}.", "Ingen kommune eller part er registrert som {0}.", "No municipality or party is registered as {0}.");

    public static readonly Text NotForMunicipalities = new(
        "{0} er en kommune, og kan være medlem, motorkommune, koordinator eller observatør.",
        "{0} er ein kommune, og kan vere medlem, motorkommune, koordinator eller observatør.",
        "{0} is a municipality, and can be a member, an engine, a coordinator or an observer.");

    public static readonly Text OnlyForMunicipalities = new(
        "{0} er ikke en kommune, og kan være partner eller observatør.", "{0} er ikkje ein kommune, og kan vere partnar eller observatør.",
        "{0} is no municipality, and can be a partner or an observer.");

    public static readonly Text BeforeItBegan = new("Datoen må være etter {0}.", "Datoen må vere etter {0}.", "The date must be after {0}.");

    public static readonly Text NotMemberThen = new(
        "{0} er ikke medlem den dagen. Meld kommunen inn først.", "{0} er ikkje medlem den dagen. Meld kommunen inn først.",
        "{0} is not a member on that day. Let the municipality join first.");

    public static readonly Text NoMembers = new(
        "En klynge må ha minst én kommune.", "Ei klynge må ha minst éin kommune.", "A cluster must have at least one municipality.");

    public static readonly Text TooMany = new(
        "En klynge kan ha høyst 400 kommuner.", "Ei klynge kan ha høgst 400 kommunar.", "A cluster may have at most 400 municipalities.");

    public static readonly Text Repeated = new(
        "{0} er nevnt to ganger.", "{0} er nemnd to gonger.", "{0} is listed twice.");

    public static readonly Text UnknownMunicipality = new(
        "Ingen kommune har nummeret {0} i dag. Bruk det firesifrede kommunenummeret.",
        "Ingen kommune har nummeret {0} i dag. Bruk det firesifra kommunenummeret.",
        "No municipality has the number {0} today. Use the four-digit municipality number.");

    public static readonly Text OtherRegion = new(
        "{0} {1} hører til «{2}». En klynge kan bare ha kommuner fra sin egen region.",
        "{0} {1} høyrer til «{2}». Ei klynge kan berre ha kommunar frå sin eigen region.",
        "{0} {1} belongs to “{2}”. A cluster can only have municipalities of its own region.");

    public static readonly Text EngineNotMember = new(
        "Motorkommunen {0} må også stå i «members».", "Motorkommunen {0} må også stå i «members».", "The engine municipality {0} must also be in “members”.");
}
