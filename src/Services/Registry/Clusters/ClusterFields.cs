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

    public static readonly Text Form = new("Velg den rettslige formen.", "Vel den rettslege forma.", "Choose the legal form.");
    public static readonly Text Clause = new("Velg punktet i avtalen.", "Vel punktet i avtalen.", "Choose the clause.");
    public static readonly Text Met = new("Svar om avtalen har punktet.", "Svar om avtalen har punktet.", "Say whether the agreement has the clause.");
    public static readonly Text PlanTitle = new("Skriv hva planen heter.", "Skriv kva planen heiter.", "Write the plan's title.");
    public static readonly Text AdoptedBy = new("Velg hvem som vedtok planen.", "Vel kven som vedtok planen.", "Choose who adopted the plan.");
    public static readonly Text AdoptedOn = new("Skriv dagen planen ble vedtatt.", "Skriv dagen planen vart vedteken.", "Write the day that the plan was adopted.");
    public static readonly Text Plan = new("Velg planen.", "Vel planen.", "Choose the plan.");
    public static readonly Text Link = new("Skriv en nettadresse som begynner med https://.", "Skriv ei nettadresse som byrjar med https://.", "Write an address that begins with https://.");
    public static readonly Text Area = new("Velg tjenesteområdet.", "Vel tenesteområdet.", "Choose the service area.");
    public static readonly Text Into = new("Velg klyngen som den går inn i.", "Vel klynga som ho går inn i.", "Choose the cluster that it is merged into.");
    public static readonly Text Change = new("Velg endringen som skal angres.", "Vel endringa som skal angrast.", "Choose the change to call off.");

    public static readonly Text Number = new(
        "Skriv et kommunenummer på fire sifre.", "Skriv eit kommunenummer på fire siffer.", "Write a municipality number of four digits.");
}
