using Ksf.ServiceDefaults.Texts;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>Texts for required fields of a need that are empty.</summary>
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
        "Skriv hvorfor dere trekker behovet.", "Skriv kvifor de trekkjer behovet.", "Write why you withdraw the need.");
}
