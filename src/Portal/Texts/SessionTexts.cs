using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts about signing out.</summary>
internal static class SessionTexts
{
    public static readonly Text SignedOutHeading = new("Du er logget ut", "Du er logga ut", "You are signed out");

    public static readonly Text SignedInHeading = new("Du er logget inn", "Du er logga inn", "You are signed in");

    public static readonly Text SignedOut = new(
        "Bruker andre denne maskinen, lukk nettleseren også. Kladdene dine finner du igjen når du logger inn.",
        "Bruker andre denne maskina, lukk nettlesaren òg. Kladdane dine finn du att når du loggar inn.",
        "If others use this computer, close the browser too. You will find your drafts again when you sign in.");
}
