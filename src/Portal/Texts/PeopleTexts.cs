using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts about people and their roles.</summary>
internal static class PeopleTexts
{
    public static readonly Text Roles = new("Roller", "Roller", "Roles");
    public static readonly Text Mine = new("Mine roller", "Rollene mine", "My roles");
    public static readonly Text Holder = new("Navn", "Namn", "Name");
    public static readonly Text Where = new("Hvor", "Kvar", "Where");
    public static readonly Text Role = new("Rolle", "Rolle", "Role");
    public static readonly Text NoEnd = new("Ingen sluttdato", "Ingen sluttdato", "No end");
    public static readonly Text Change = new("Endre", "Endre", "Change");
    public static readonly Text End = new("Avslutt", "Avslutt", "End");
    public static readonly Text PresentRoles = new("Roller som gjelder nå eller senere", "Roller som gjeld no eller seinare", "Roles that are valid now or later");
    public static readonly Text AllRoles = new("Alle roller, også avsluttede", "Alle roller, også avslutta", "All roles, also those that have ended");
    public static readonly Text ShowEnded = new("Vis også avsluttede", "Vis også avslutta", "Show ended ones too");
    public static readonly Text HideEnded = new("Skjul avsluttede", "Skjul avslutta", "Hide ended ones");

    public static readonly Text AboutRoles = new(
        "En rolle sier hva en person eller et system kan gjøre her. Den gjelder med en gang, overalt i KSF.",
        "Ei rolle seier kva ein person eller eit system kan gjere her. Ho gjeld med ein gong, overalt i KSF.",
        "A role says what a person or a system can do here. It is valid at once, everywhere in KSF.");

    public static readonly Text AboutMine = new(
        "Her ser du rollene du har og har hatt. Spør sekretariatet når noe er galt.",
        "Her ser du rollene du har og har hatt. Spør sekretariatet når noko er gale.",
        "Here are the roles that you have and have had. Ask the secretariat when something is not right.");

    public static readonly Text Accepted = new("Du har tatt imot rollen", "Du har teke imot rolla", "You have taken the role");

    public static readonly Text Give = new("Gi en rolle", "Gi ei rolle", "Give a role");

    public static readonly Text GiveLead = new(
        "Den som får rollen, ser den neste gang siden lastes.", "Den som får rolla, ser ho neste gong sida blir lasta.", "Whoever is given the role sees it the next time a page is loaded.");

    public static readonly Text Who = new("Hvem skal ha rollen?", "Kven skal ha rolla?", "Who is given the role?");

    public static readonly Text WhoHint = new(
        "Mangler noen i listen, kan du invitere dem med e-post fra siden med roller.", "Manglar nokon i lista, kan du invitere dei med e-post frå sida med roller.",
        "If somebody is not in the list, you can invite them by e-mail from the page of roles.");

    public static readonly Text WhereTo = new("Hvor gjelder rollen?", "Kvar gjeld rolla?", "Where is the role held?");
    public static readonly Text FirstDay = new("Første dag", "Første dag", "First day");
    public static readonly Text FirstDayHint = new("I dag hvis du ikke fyller ut.", "I dag viss du ikkje fyller ut.", "Today if you leave it empty.");
    public static readonly Text LastDay = new("Gjelder til", "Gjeld til", "Valid until");

    public static readonly Text LastDayHint = new(
        "Første dag uten rollen. La feltet stå tomt når den ikke har noen slutt.", "Første dag utan rolla. La feltet stå tomt når ho ikkje har nokon slutt.",
        "The first day without the role. Leave it empty when it has no end.");

    public static readonly Text ChangeRole = new("Endre perioden", "Endre perioden", "Change the period");
    public static readonly Text SaveRole = new("Lagre perioden", "Lagre perioden", "Save the period");
    public static readonly Text EndRole = new("Avslutt rollen", "Avslutt rolla", "End the role");
    public static readonly Text EndsOn = new("Fra hvilken dag?", "Frå kva dag?", "From which day?");
    public static readonly Text EndsOnHint = new("Med en gang hvis du ikke fyller ut.", "Med ein gong viss du ikkje fyller ut.", "At once if you leave it empty.");

    public static readonly Text EndLeadsTo = new(
        "Rollen kan ikke åpnes igjen. Trenger personen den senere, må du gi en ny.", "Rolla kan ikkje opnast igjen. Treng personen ho seinare, må du gi ei ny.",
        "The role cannot be reopened. If the person needs it later, you must give a new one.");

    /// <summary>What has been done, as it stands in the address.</summary>
    public static readonly IReadOnlyList<(string Name, Text Text)> Done =
    [
        ("gitt", new("Rollen er gitt", "Rolla er gitt", "The role has been given")),
        ("endret", new("Perioden er endret", "Perioden er endra", "The period has been changed")),
        ("sendt", new("Invitasjonen er sendt på nytt", "Invitasjonen er send på nytt", "The invitation has been sent again")),
        ("trukket", new("Invitasjonen er trukket tilbake", "Invitasjonen er trekt tilbake", "The invitation has been withdrawn")),
        ("avsluttet", new("Rollen er avsluttet", "Rolla er avslutta", "The role has been ended")),
    ];

    /// <summary>The roles that a region's or the nation's secretariat gives.</summary>
    public static readonly IReadOnlyList<string> SecretariatGives =
        ["rd-contact", "cluster-coordinator", "organisation-administrator", "integrator", "regional-secretariat", "national-secretariat"];

    /// <summary>The roles that an organisation's own administrator gives.</summary>
    public static readonly IReadOnlyList<string> OrganisationGives = ["rd-contact", "cluster-coordinator", "organisation-administrator", "integrator"];

    public static Text RolesAt(Text organisation) => new(
        $"Roller i {organisation.Nb}", $"Roller i {organisation.Nn}", $"Roles at {organisation.En}");

    public static Text MineIn(string name) => new($"Mine roller i {name}", $"Rollene mine i {name}", $"My roles in {name}");

    public static Text RoleOf(string holder, Text role, Text organisation) => new(
        $"{holder}: {role.Nb} i {organisation.Nb}.", $"{holder}: {role.Nn} i {organisation.Nn}.", $"{holder}: {role.En} at {organisation.En}.");
}
