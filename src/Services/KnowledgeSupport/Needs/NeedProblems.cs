using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.KnowledgeSupport.Needs;

internal static class NeedProblems
{
    public static readonly ProblemType NotOpen = new("need-not-open", 409,
        new("Behovet kan ikke endres nå", "Behovet kan ikkje endrast no", "The need cannot be changed now"),
        new("«{0}» er ikke mulig når behovet har status «{1}».", "«{0}» er ikkje mogleg når behovet har status «{1}».",
            "“{0}” is not possible while the need is “{1}”."));

    public static readonly Text UnknownMunicipality = new(
        "Ingen kommune har nummeret {0} i dag. Bruk det firesifrede kommunenummeret.",
        "Ingen kommune har nummeret {0} i dag. Bruk det firesifra kommunenummeret.",
        "No municipality has the number {0} today. Use the four-digit municipality number.");
}
