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
        .Put<ReviseNeed>(
            "revise", [Submitted, Clarifying], Submitted, Permissions.ReviseNeed, "revised",
            "Revise a need while its status allows it. One that is being clarified goes back to the secretariat.")
        .Post<AnswerQuestion>("answer", "answers", [Clarifying], Submitted, Permissions.ReviseNeed, "answered", "Answer what the secretariat has asked.")
        .Post<WithdrawNeed>(
            "withdraw", "withdrawal", [Submitted, Clarifying, Screened], Withdrawn, Permissions.WithdrawNeed, "withdrawn", "Withdraw a need before work on it has begun.")
        .PostInPlace<TakeNeed>("take", "handling", [Submitted], Permissions.ScreenNeed, "taken", "Take a need in hand, and say when the municipality can expect to hear.")
        .Post<AskMunicipality>("ask", "questions", [Submitted], Clarifying, Permissions.ScreenNeed, "asked", "Ask the municipality to clarify a need.")
        .Post<ScreenNeed>("screen", "screening", [Submitted, Clarifying], Screened, Permissions.ScreenNeed, "screened", "Find that a need can go on.")
        .Post<DeclineNeed>(
            "decline", "decline", [Submitted, Clarifying], Declined, Permissions.ScreenNeed, "declined", "Decline a need, with the reason and help to put it better.")
        .Post<ReopenNeed>("reopen", "reopening", [Declined], Submitted, Permissions.ScreenNeed, "reopened", "Open a declined need again.");
}
