using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Roles;

/// <summary>Texts for required fields of a role that are empty.</summary>
internal static class RoleFields
{
    public static readonly Text Actor = new(
        "Skriv id-en til den som skal ha rollen.", "Skriv id-en til den som skal ha rolla.", "Write the id of the one who is given the role.");

    public static readonly Text Organisation = new(
        "Skriv hvor rollen gjelder: et kommunenummer, eller en id.", "Skriv kvar rolla gjeld: eit kommunenummer, eller ein id.",
        "Write where the role is held: a municipality number, or an id.");

    public static readonly Text From = new("Skriv første dag.", "Skriv første dag.", "Write the first day.");

    public static readonly Text Reason = new("Skriv hvorfor du avslutter rollen.", "Skriv kvifor du avsluttar rolla.", "Write why you end the role.");

    public static readonly Text Role = new("Velg en rolle.", "Vel ei rolle.", "Choose a role.");
}
