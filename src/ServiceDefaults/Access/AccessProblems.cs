using Ksf.ServiceDefaults.Problems;

namespace Ksf.ServiceDefaults.Access;

/// <summary>Problem types about the caller's identity and roles.</summary>
internal static class AccessProblems
{
    public static ProblemType IdentityProviderDown { get; } = new("identity-provider-down", 503,
        new("Innloggingen svarer ikke", "Innlogginga svarar ikkje", "Sign-in does not answer"),
        new("Tokenet kan ikke kontrolleres nå. Behold det, og prøv igjen om litt.",
            "Tokenet kan ikkje kontrollerast no. Ta vare på det, og prøv igjen om litt.",
            "The token cannot be checked now. Keep it, and try again in a little while."));

    public static ProblemType NoRole { get; } = new("no-role", 403,
        new("Du har ingen rolle her ennå", "Du har inga rolle her enno", "You have no role here yet"),
        new("Dette er åpent for alle som har en rolle i «{0}». Sekretariatet der kan gi deg en.",
            "Dette er ope for alle som har ei rolle i «{0}». Sekretariatet der kan gi deg ei.",
            "This is open to everyone who has a role in “{0}”. The secretariat there can give you one."));
}
