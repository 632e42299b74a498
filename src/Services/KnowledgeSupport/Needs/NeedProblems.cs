using Ksf.ServiceDefaults.Texts;

namespace Ksf.KnowledgeSupport.Needs;

internal static class NeedProblems
{
    public static readonly Text UnknownMunicipality = new(
        "Ingen kommune har nummeret {0} i dag. Bruk det firesifrede kommunenummeret.",
        "Ingen kommune har nummeret {0} i dag. Bruk det firesifra kommunenummeret.",
        "No municipality has the number {0} today. Use the four-digit municipality number.");
}
