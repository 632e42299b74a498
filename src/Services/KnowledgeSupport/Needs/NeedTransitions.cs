using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Transitions;
using static Ksf.Contracts.Knowledge.NeedStatus;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>The state machine of a need.</summary>
internal static class NeedTransitions
{
    public static readonly TransitionTable<Need, NeedStatus, NeedView> Table = new TransitionTable<Need, NeedStatus, NeedView>(NeedState.Noun, NeedView.OfAsync)
        .Create<ReportNeed>("report", Submitted, Permissions.ReportNeed, "submitted", "Report a knowledge need for a municipality.")
        .Put<ReviseNeed>("revise", [Submitted], Submitted, Permissions.ReviseNeed, "revised", "Revise a need while its status allows it.")
        .Post<WithdrawNeed>(
            "withdraw", "withdrawal", [Submitted], Withdrawn, Permissions.WithdrawNeed, "withdrawn", "Withdraw a need before work on it has begun.");
}
