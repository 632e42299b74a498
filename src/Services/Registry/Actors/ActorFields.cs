using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Actors;

/// <summary>Texts for required fields of a person or a system that are empty.</summary>
internal static class ActorFields
{
    public static readonly Text Name = new("Skriv hva personen heter.", "Skriv kva personen heiter.", "Write the person's name.");

    public static readonly Text Label = new("Skriv hva systemet kalles.", "Skriv kva systemet blir kalla.", "Write what the system is called.");

    public static readonly Text ErasureReason = new(
        "Skriv hvorfor, uten navn.", "Skriv kvifor, utan namn.", "Write why, without names.");

    public static readonly Text Sub = new(
        "Skriv id-en («sub») som personen har hos innloggingstjenesten.", "Skriv id-en («sub») som personen har hos innloggingstenesta.",
        "Write the person's id (“sub”) at the identity provider.");
}
