using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Transitions;
using static Ksf.Contracts.Knowledge.EndorsementStatus;

namespace Ksf.KnowledgeSupport.Endorsements;

/// <summary>The state machine of an endorsement.</summary>
internal static class EndorsementTransitions
{
    public static readonly TransitionTable<Endorsement, EndorsementStatus, EndorsementView> Table =
        new TransitionTable<Endorsement, EndorsementStatus, EndorsementView>(EndorsementState.Noun, EndorsementView.OfAsync)
            .Create<EndorseNeed>("give", Given, Permissions.GiveEndorsement, "endorsed", "Endorse a need of any deployment for a municipality.")
            .Put<ReviseEndorsement>("revise", [Given], Given, Permissions.ChangeEndorsement, "revised", "Change how much a need matters, or what an answer would be used for.")
            .Post<WithdrawEndorsement>("withdraw", "withdrawal", [Given], Withdrawn, Permissions.ChangeEndorsement, "withdrawn", "Withdraw an endorsement.");
}
