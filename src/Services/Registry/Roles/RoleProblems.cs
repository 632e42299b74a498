using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Roles;

/// <summary>Problem types and texts of giving, changing and ending a role.</summary>
internal static class RoleProblems
{
    public const int ReasonLength = 2_000;

    public static readonly ProblemType AlreadyGiven = new("role-already-given", 409,
        new("Rollen er allerede gitt", "Rolla er allereie gitt", "The role has already been given"),
        new("Samme rolle ved samme organisasjon gjelder i en del av perioden; id-en står i «conflictingId».",
            "Same rolle ved same organisasjon gjeld i ein del av perioden; id-en står i «conflictingId».",
            "The same role at the same organisation is valid for part of the period; its id is in “conflictingId”."));

    public static readonly ProblemType AlreadyEnded = new("role-already-ended", 409,
        new("Rollen er allerede avsluttet", "Rolla er allereie avslutta", "The role has already ended"),
        new("Den tok slutt {0:d. MMMM yyyy}. Det er ikke noe å avslutte.", "Ho tok slutt {0:d. MMMM yyyy}. Det er ikkje noko å avslutte.",
            "It ended on {0:d MMMM yyyy}. There is nothing to end."));

    public static readonly Text UnknownActor = new(
        "Ingen er registrert med denne id-en.", "Ingen er registrert med denne id-en.", "Nobody is registered with this id.");

    public static readonly Text UnknownRole = new(
        "Ukjent rolle. Rollene er {0}.", "Ukjend rolle. Rollene er {0}.", "Unknown role. The roles are {0}.");

    public static readonly Text UnknownOrganisation = new(
        "«{0}» er ikke nummeret til en kommune her i dag, ikke id-en til en klynge, en institusjon eller et organ, og ikke «{1}».",
        "«{0}» er ikkje nummeret til ein kommune her i dag, ikkje id-en til ei klynge, ein institusjon eller eit organ, og ikkje «{1}».",
        "“{0}” is not the number of a municipality here today, nor the id of a cluster, an institution or a body, nor “{1}”.");

    public static readonly Text WrongPlace = new(
        "Rollen {0} kan ikke gis ved {1}.", "Rolla {0} kan ikkje givast ved {1}.", "The role {0} cannot be given at {1}.");

    public static readonly Text EndsBeforeItBegins = new(
        "«to» er første dag etter, og må komme etter «from».", "«to» er første dag etter, og må kome etter «from».",
        "“to” is the first day after, and must come after “from”.");

    public static readonly Text InThePast = new(
        "En rolle kan avsluttes i dag eller senere.", "Ei rolle kan avsluttast i dag eller seinare.", "A role can be ended today or later.");

    public static readonly Text EndsBeforeAnyway = new(
        "Rollen varer bare til {0:d. MMMM yyyy}. Velg en tidligere dag.", "Rolla varer berre til {0:d. MMMM yyyy}. Vel ein tidlegare dag.",
        "The role lasts until {0:d MMMM yyyy} only. Choose an earlier day.");
}
