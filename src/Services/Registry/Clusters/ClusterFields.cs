using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Clusters;

/// <summary>Texts for required fields of a cluster that are empty.</summary>
internal static class ClusterFields
{
    public static readonly Text Name = new("Skriv hva klyngen heter.", "Skriv kva klynga heiter.", "Write the cluster's name.");

    public static readonly Text FoundedOn = new(
        "Skriv datoen da samarbeidet begynte.", "Skriv datoen då samarbeidet byrja.", "Write the date when the collaboration began.");

    public static readonly Text Party = new(
        "Skriv kommunenummeret, eller id-en til parten.", "Skriv kommunenummeret, eller id-en til parten.", "Write the municipality's number, or the party's id.");

    public static readonly Text Role = new("Velg hva parten er i klyngen.", "Vel kva parten er i klynga.", "Choose what the party is in the cluster.");
    public static readonly Text From = new("Skriv den første dagen.", "Skriv den første dagen.", "Write the first day.");
    public static readonly Text On = new("Skriv datoen.", "Skriv datoen.", "Write the date.");
    public static readonly Text Reason = new("Skriv hvorfor.", "Skriv kvifor.", "Write why.");

    public static readonly Text Number = new(
        "Skriv et kommunenummer på fire sifre.", "Skriv eit kommunenummer på fire siffer.", "Write a municipality number of four digits.");
}
