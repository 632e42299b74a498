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

    public static readonly Text NoMembers = new(
        "En klynge må ha minst én kommune.", "Ei klynge må ha minst éin kommune.", "A cluster must have at least one municipality.");

    public static readonly Text TooMany = new(
        "En klynge kan ha høyst 400 kommuner.", "Ei klynge kan ha høgst 400 kommunar.", "A cluster may have at most 400 municipalities.");

    public static readonly Text NotYet = new(
        "Datoen kan ikke ligge fram i tid.", "Datoen kan ikkje liggje fram i tid.", "The date cannot be in the future.");

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
