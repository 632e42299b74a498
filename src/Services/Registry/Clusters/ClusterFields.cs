using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Clusters;

/// <summary>Texts for required fields of a cluster that are empty.</summary>
internal static class ClusterFields
{
    public static readonly Text Name = new("Skriv hva klyngen heter.", "Skriv kva klynga heiter.", "Write the cluster's name.");

    public static readonly Text FoundedOn = new(
        "Skriv datoen da samarbeidet begynte.", "Skriv datoen då samarbeidet byrja.", "Write the date when the collaboration began.");

    public static readonly Text Number = new(
        "Skriv et kommunenummer på fire sifre.", "Skriv eit kommunenummer på fire siffer.", "Write a municipality number of four digits.");
}
