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

    public static readonly ProblemType AlreadyCounted = new("already-counted", 409,
        new("Kommunen telles allerede her", "Kommunen blir allereie talt her", "The municipality is counted here already"),
        new("{0} telles i denne klyngen den dagen. Velg en tidligere dag, eller en annen klynge.",
            "{0} blir talt i denne klynga den dagen. Vel ein tidlegare dag, eller ei anna klynge.",
            "{0} is counted in this cluster on that day. Choose an earlier day, or another cluster."));

    public static readonly ProblemType EndIsSet = new("cluster-end-set", 409,
        new("Klyngen har allerede en slutt", "Klynga har allereie ein slutt", "The cluster already has an end"),
        new("Klyngen slutter {0:d. MMMM yyyy}. Angre det først; det står under «ahead».",
            "Klynga sluttar {0:d. MMMM yyyy}. Angre det først; det står under «ahead».",
            "The cluster ends on {0:d MMMM yyyy}. Call that off first; it is under “ahead”."));

    public static readonly ProblemType ChangesAhead = new("changes-ahead", 409,
        new("Noe er allerede bestemt for senere", "Noko er allereie bestemt for seinare", "Something later has already been settled"),
        new("En endring som gjelder fra {0:d. MMMM yyyy}, er registrert. Angre den først, eller velg en senere dag; den står under «ahead».",
            "Ei endring som gjeld frå {0:d. MMMM yyyy}, er registrert. Angre ho først, eller vel ein seinare dag; ho står under «ahead».",
            "A change that takes effect on {0:d MMMM yyyy} is registered. Call it off first, or choose a later day; it is under “ahead”."));

    public static readonly ProblemType NoLegalForm = new("legal-form-missing", 409,
        new("Klyngen har ingen registrert form", "Klynga har inga registrert form", "The cluster has no legal form recorded"),
        new("Registrer den rettslige formen først. Da er det kjent hva avtalen må ha.",
            "Registrer den rettslege forma først. Då er det kjent kva avtalen må ha.",
            "Record the legal form first. Then it is known what the agreement must have."));

    public static readonly ProblemType PowerOutsideForm = new("power-outside-legal-form", 409,
        new("Formen tillater ikke denne fullmakten", "Forma tillèt ikkje denne fullmakta", "The legal form does not allow this power"),
        new("«{4}» kan ikke få fullmakt til å {0}: klyngens form er «{1}». {2} ({3}). Ta ut fullmakten, eller registrer en form som tillater den.",
            "«{4}» kan ikkje få fullmakt til å {0}: forma til klynga er «{1}». {2} ({3}). Ta ut fullmakta, eller registrer ei form som tillèt ho.",
            "“{4}” cannot be given the power to {0}: the cluster's form is “{1}”. {2} ({3}). Leave the power out, or record a form that allows it."));

    public static readonly ProblemType PlanRegistered = new("plan-already-registered", 409,
        new("Planen er allerede registrert", "Planen er allereie registrert", "The plan is registered already"),
        new("«{0}» står under «plans»; id-en står i «conflictingId».", "«{0}» står under «plans»; id-en står i «conflictingId».", "“{0}” is under “plans”; its id is in “conflictingId”."));

    public static readonly Text UnknownClause = new(
        "Formen har ikke punktet «{0}». Se «legal-forms».", "Forma har ikkje punktet «{0}». Sjå «legal-forms».", "The form has no clause “{0}”. See “legal-forms”.");

    public static readonly Text UnknownAdopter = new(
        "Ingen kommune eller organ er registrert som {0}.", "Ingen kommune eller organ er registrert som {0}.", "No municipality or body is registered as {0}.");

    public static readonly Text NotItsAdopter = new(
        "{0} er verken en kommune i klyngen eller et organ.", "{0} er verken ein kommune i klynga eller eit organ.", "{0} is neither a municipality of the cluster nor a body.");

    public static readonly Text TooManyPlans = new("Høyst {0} planer.", "Høgst {0} planar.", "At most {0} plans.");

    public static readonly Text UnknownPlan = new(
        "Klyngen har ikke denne planen. Se «plans».", "Klynga har ikkje denne planen. Sjå «plans».", "The cluster does not have this plan. See “plans”.");

    public static readonly Text UnknownModel = new(
        "Ingen oppskrift heter «{0}». Se «cluster-models».", "Inga oppskrift heiter «{0}». Sjå «cluster-models».", "No model is called “{0}”. See “cluster-models”.");

    public static readonly Text NameTooLongForBodies = new(
        "Navnet er for langt til at organene i oppskriften kan hete det samme. Bruk høyst {0} tegn.",
        "Namnet er for langt til at organa i oppskrifta kan heite det same. Bruk høgst {0} teikn.",
        "The name is too long for the model's bodies to be named after it. Use at most {0} characters.");

    public static readonly Text NotItsArea = new(
        "Klyngen arbeider ikke med «{0}». Legg til området først.", "Klynga arbeider ikkje med «{0}». Legg til området først.",
        "The cluster does not work in “{0}”. Add the area first.");

    public static readonly Text AfterItsEnd = new(
        "Klyngen slutter {0:d. MMMM yyyy}. Velg en dag før det.", "Klynga sluttar {0:d. MMMM yyyy}. Vel ein dag før det.",
        "The cluster ends on {0:d MMMM yyyy}. Choose a day before that.");

    public static readonly Text NoSuccessor = new(
        "Velg en annen klynge i samme region, som ikke er oppløst.", "Vel ei anna klynge i same region, som ikkje er oppløyst.",
        "Choose another cluster of the same region, which is not dissolved.");

    public static readonly Text SuccessorEnds = new(
        "«{0}» slutter {1:d. MMMM yyyy}. Velg en annen klynge.", "«{0}» sluttar {1:d. MMMM yyyy}. Vel ei anna klynge.",
        "“{0}” ends on {1:d MMMM yyyy}. Choose another cluster.");

    public static readonly Text NotAhead = new(
        "Denne endringen ligger ikke fram i tid. Se «ahead».", "Denne endringa ligg ikkje fram i tid. Sjå «ahead».", "This change does not lie ahead. See “ahead”.");

    public static readonly Text BeginsThen = new(
        "Klyngen opprettes {0:d. MMMM yyyy}. Angre det først hvis dagen skal være en annen.",
        "Klynga blir oppretta {0:d. MMMM yyyy}. Angre det først viss dagen skal vere ein annan.",
        "The cluster is founded on {0:d MMMM yyyy}. Call that off first if it should be another day.");

    public static readonly Text WorksAgainToday = new(
        "En klynge som hviler, tas opp igjen fra i dag. La datoen stå tom, eller rett når samarbeidet begynte.",
        "Ei klynge som kviler, blir teken opp att frå i dag. Lat datoen stå tom, eller rett når samarbeidet byrja.",
        "A dormant cluster works again from today. Leave the date empty, or correct when the collaboration began.");

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
