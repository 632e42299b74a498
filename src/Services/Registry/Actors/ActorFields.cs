using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Actors;

/// <summary>What to do about a field of a person or a system that is empty.</summary>
internal static class ActorFields
{
    public static readonly Text Name = new("Skriv hva personen heter.", "Skriv kva personen heiter.", "Write the person's name.");

    public static readonly Text Label = new("Skriv hva systemet kalles.", "Skriv kva systemet blir kalla.", "Write what the system is called.");

    public static readonly Text Sub = new(
        "Skriv personens id («sub») hos den som logger inn.", "Skriv id-en til personen («sub») hos den som loggar inn.",
        "Write the person's id (“sub”) at the one who signs in.");
}
