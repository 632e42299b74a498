using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Settlements;

/// <summary>Texts for fields of a decision that are empty or wrong.</summary>
internal static class SettlementFields
{
    public static readonly Text Successors = new(
        "Velg hvem som tar over, eller at det avsluttes.", "Vel kven som tek over, eller at det blir avslutta.", "Choose who takes over, or that it ends.");

    public static readonly Text NoChoice = new(
        "{0} er ikke blant valgene. Se «choices».", "{0} er ikkje blant vala. Sjå «choices».", "{0} is not among the choices. See “choices”.");

    public static readonly Text OnlyOne = new(
        "Her kan bare én kommune ta over. Velg én.", "Her kan berre éin kommune ta over. Vel éin.", "Only one municipality can take over here. Choose one.");

    public static readonly Text Why = new("Skriv hvorfor.", "Skriv kvifor.", "Write why.");
}
