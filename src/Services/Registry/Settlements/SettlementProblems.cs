using Ksf.ServiceDefaults.Problems;

namespace Ksf.Registry.Settlements;

/// <summary>Problem types of settling what a reform has left open.</summary>
internal static class SettlementProblems
{
    public static readonly ProblemType NamesNoMore = new("settlement-has-no-subject", 409,
        new("Det er ikke lenger noe å avgjøre", "Det er ikkje lenger noko å avgjere", "There is nothing left to decide"),
        new("Kommunen er ikke lenger med her. Legg bort saken med «dismiss», og skriv hva som skjedde.",
            "Kommunen er ikkje lenger med her. Legg bort saka med «dismiss», og skriv kva som skjedde.",
            "The municipality has no part here any more. Dismiss the matter with “dismiss”, and write what happened."));

    public static readonly ProblemType NamesStill = new("settlement-has-subject", 409,
        new("Saken må avgjøres", "Saka må avgjerast", "The matter must be decided"),
        new("Kommunen står her fortsatt; id-en til det den står i, er «conflictingId». Velg hvem som tar over, eller at det avsluttes.",
            "Kommunen står her framleis; id-en til det han står i, er «conflictingId». Vel kven som tek over, eller at det blir avslutta.",
            "The municipality is still named here; the id of the record is “conflictingId”. Choose who takes over, or that it ends."));

    public static readonly ProblemType KindsDiffer = new("contributions-differ-in-kind", 409,
        new("Bidragene kan ikke legges sammen", "Bidraga kan ikkje leggjast saman", "The contributions cannot be added up"),
        new("Den ene betaler, og den andre bidrar med arbeid. Fordel avtalen på nytt fra {0}, og avgjør saken etterpå.",
            "Den eine betaler, og den andre bidreg med arbeid. Fordel avtalen på nytt frå {0}, og avgjer saka etterpå.",
            "One pays, and the other contributes work. Set a new financing key from {0}, and decide the matter afterwards."));
}
