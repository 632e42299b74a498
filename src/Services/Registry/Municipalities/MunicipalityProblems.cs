using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Municipalities;

/// <summary>Problem types and texts of municipality queries.</summary>
internal static class MunicipalityProblems
{
    public static readonly ProblemType Unknown = new("municipality-unknown", 404,
        new("Ingen kommune har dette nummeret", "Ingen kommune har dette nummeret", "No municipality has this number"),
        new("Ingen kommune har hatt nummer {0} siden 1. januar 2017. Et kommunenummer er fire sifre, som 4601.",
            "Ingen kommune har hatt nummer {0} sidan 1. januar 2017. Eit kommunenummer er fire siffer, som 4601.",
            "No municipality has had the number {0} since 1 January 2017. A municipality's number is four digits, such as 4601."));

    /// <summary>States who has the area now and when the number ended.</summary>
    public static readonly ProblemType NumberEnded = new("municipality-number-ended", 404,
        new("Nummeret er ikke lenger i bruk", "Nummeret er ikkje lenger i bruk", "The number is no longer in use"),
        new("Nummer {0} gikk ut {1:d. MMMM yyyy}. Det som var {2}, er per {3:d. MMMM yyyy}: {4}.",
            "Nummer {0} gjekk ut {1:d. MMMM yyyy}. Det som var {2}, er per {3:d. MMMM yyyy}: {4}.",
            "The number {0} ended on {1:d MMMM yyyy}. As of {3:d MMMM yyyy}, what was {2} is: {4}."));

    public static readonly ProblemType NumberNotYet = new("municipality-number-not-yet", 404,
        new("Nummeret var ikke i bruk da", "Nummeret var ikkje i bruk då", "The number was not in use then"),
        new("Nummer {0} ble tatt i bruk {1:d. MMMM yyyy}.", "Nummer {0} vart teke i bruk {1:d. MMMM yyyy}.", "The number {0} came into use on {1:d MMMM yyyy}."));

    public static readonly Text BeforeTheRegister = new(
        "Registeret begynner 1. januar 2017.", "Registeret byrjar 1. januar 2017.", "The register begins on 1 January 2017.");

    public static readonly Text BeyondTheRegister = new(
        "Registeret går ikke lenger enn til {0:d. MMMM yyyy}.", "Registeret går ikkje lenger enn til {0:d. MMMM yyyy}.",
        "The register ends on {0:d MMMM yyyy}.");
}
