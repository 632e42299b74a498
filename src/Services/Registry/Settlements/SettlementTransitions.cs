using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Transitions;
using static Ksf.Registry.Settlements.SettlementStatus;

namespace Ksf.Registry.Settlements;

/// <summary>The state machine of a settlement. The platform begins it, when it applies a reform.</summary>
internal static class SettlementTransitions
{
    public static readonly TransitionTable<Settlement, SettlementStatus, SettlementView> Table =
        new TransitionTable<Settlement, SettlementStatus, SettlementView>(Settlement.Noun, SettlementView.OfAsync)
            .Post<DecideSettlement>(
                "decide", "decision", [Open], Settled, Permissions.SettleReform, "settled",
                "Decide who takes over what a municipality had before a reform: a successor, several, or nobody, which ends it on the day of the reform.")
            .Post<DismissSettlement>(
                "dismiss", "dismissal", [Open], Dismissed, Permissions.SettleReform, "dismissed",
                "Say that there is nothing left to decide. Refused while the record still names the municipality.");
}
