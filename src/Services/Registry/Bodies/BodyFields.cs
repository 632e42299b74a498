using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Bodies;

/// <summary>Texts for required fields of a body that are empty.</summary>
internal static class BodyFields
{
    public static readonly Text Owner = new(
        "Skriv hva organet hører til: en region, en klynge eller et annet organ.", "Skriv kva organet høyrer til: ein region, ei klynge eller eit anna organ.",
        "Write what the body belongs to: a region, a cluster or another body.");

    public static readonly Text Name = new("Skriv hva organet heter.", "Skriv kva organet heiter.", "Write the body's name.");
    public static readonly Text Kind = new("Velg hva slags organ det er.", "Vel kva slags organ det er.", "Choose what kind of body it is.");
    public static readonly Text Seats = new("Legg til minst én plass.", "Legg til minst éin plass.", "Add at least one seat.");
    public static readonly Text SeatKind = new("Velg hvem plassen er for.", "Vel kven plassen er for.", "Choose whom the seat is for.");
    public static readonly Text Seat = new("Velg plassen.", "Vel plassen.", "Choose the seat.");
    public static readonly Text Person = new("Velg personen.", "Vel personen.", "Choose the person.");
    public static readonly Text Role = new("Velg om personen er fast eller vara.", "Vel om personen er fast eller vara.", "Choose whether the person is holder or deputy.");

    public static readonly Text NameIsPublic = new(
        "Svar på om personen har sagt ja til at navnet vises.", "Svar på om personen har sagt ja til at namnet blir vist.",
        "Answer whether the person has agreed that the name is shown.");

    public static readonly Text Holding = new("Velg hvem som går ut.", "Vel kven som går ut.", "Choose who leaves.");
    public static readonly Text From = new("Skriv den første dagen.", "Skriv den første dagen.", "Write the first day.");
    public static readonly Text On = new("Skriv datoen.", "Skriv datoen.", "Write the date.");
    public static readonly Text Reason = new("Skriv hvorfor.", "Skriv kvifor.", "Write why.");
    public static readonly Text Rule = new("Velg regelen.", "Vel regelen.", "Choose the rule.");
    public static readonly Text Given = new("Velg minst én fullmakt.", "Vel minst éi fullmakt.", "Choose at least one power.");
    public static readonly Text Key = new("Skriv en nøkkel.", "Skriv ein nøkkel.", "Write a key.");
    public static readonly Text ReadingName = new("Skriv hva lesemåten heter.", "Skriv kva lesemåten heiter.", "Write what the reading is called.");
    public static readonly Text Side = new("Velg hvem som teller på denne siden.", "Vel kven som tel på denne sida.", "Choose who counts on this side.");
    public static readonly Text Strength = new("Velg om regelen stanser et mandat.", "Vel om regelen stansar eit mandat.", "Choose whether the rule stops a mandate.");
    public static readonly Text Measure = new("Velg hva regelen måler.", "Vel kva regelen måler.", "Choose what the rule measures.");
    public static readonly Text RuleText = new("Skriv regelen med ord.", "Skriv regelen med ord.", "Write the rule in words.");
}
