using Ksf.ServiceDefaults.Problems;

namespace Ksf.ServiceDefaults.Access;

/// <summary>The kinds of error that come of not knowing who is calling.</summary>
internal static class AccessProblems
{
    public static ProblemType IdentityProviderDown { get; } = new("identity-provider-down", 503,
        new("Innloggingen svarer ikke", "Innlogginga svarar ikkje", "Sign-in does not answer"),
        new("Tokenet kan ikke kontrolleres nå. Behold det, og prøv igjen om litt.",
            "Tokenet kan ikkje kontrollerast no. Ta vare på det, og prøv igjen om litt.",
            "The token cannot be checked now. Keep it, and try again in a little while."));
}
