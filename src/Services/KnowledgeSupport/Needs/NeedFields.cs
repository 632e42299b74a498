using Ksf.ServiceDefaults.Texts;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>What to do about a field of a need that is empty.</summary>
internal static class NeedFields
{
    public static readonly Text Organisation = new(
        "Skriv nummeret til kommunen som melder behovet.", "Skriv nummeret til kommunen som melder behovet.",
        "Write the number of the municipality that reports the need.");

    public static readonly Text Title = new("Skriv en tittel.", "Skriv ein tittel.", "Write a title.");

    public static readonly Text Question = new(
        "Skriv hva kommunen trenger å vite.", "Skriv kva kommunen treng å vite.", "Write what the municipality needs to know.");

    public static readonly Text ServiceArea = new("Velg et tjenesteområde.", "Vel eit tenesteområde.", "Choose a service area.");

    public static readonly Text Reason = new(
        "Skriv hvorfor behovet trekkes.", "Skriv kvifor behovet blir trekt.", "Write why the need is withdrawn.");
}
