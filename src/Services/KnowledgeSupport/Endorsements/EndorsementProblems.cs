using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.KnowledgeSupport.Endorsements;

/// <summary>Problem types and texts of endorsements.</summary>
internal static class EndorsementProblems
{
    public static readonly ProblemType AlreadyEndorsed = new("already-endorsed", 409,
        new("Kommunen støtter allerede behovet", "Kommunen støttar allereie behovet", "The municipality endorses the need already"),
        new("{0} støtter {1}; id-en til støtten står i «conflictingId». Endre den i stedet.",
            "{0} støttar {1}; id-en til støtta står i «conflictingId». Endre henne i staden.",
            "{0} endorses {1}; the id of the endorsement is in “conflictingId”. Change it instead."));

    public static readonly ProblemType NeedNotOpen = new("need-not-open-for-endorsement", 409,
        new("Behovet kan ikke støttes nå", "Behovet kan ikkje støttast no", "The need cannot be endorsed now"),
        new("{0} har tilstanden «{1}», og ingen arbeider med det. Meld et eget behov hvis dere trenger svaret.",
            "{0} har tilstanden «{1}», og ingen arbeider med det. Meld eit eige behov om de treng svaret.",
            "The state of {0} is “{1}”, and nobody works on it. Report a need of your own if you need the answer."));

    public static readonly ProblemType OwnNeed = new("own-need", 409,
        new("Kommunen har meldt behovet selv", "Kommunen har meldt behovet sjølv", "The municipality reported the need itself"),
        new("{0} har meldt {1}, og teller med uten å støtte det.", "{0} har meldt {1}, og tel med utan å støtte det.",
            "{0} reported {1}, and counts without endorsing it."));

    public static readonly Text UnknownNeed = new(
        "Ingen behov har nummeret {0} her. Nummeret står på siden til behovet, for eksempel vest-2026-17.",
        "Ingen behov har nummeret {0} her. Nummeret står på sida til behovet, til dømes vest-2026-17.",
        "No need has the number {0} here. The number is on the need's page, such as vest-2026-17.");
}
