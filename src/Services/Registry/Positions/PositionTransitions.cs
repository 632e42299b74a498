using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Transitions;
using static Ksf.Contracts.Registry.PositionStatus;

namespace Ksf.Registry.Positions;

/// <summary>The state machine of a position. That its period is over is a matter of dates, not of a transition.</summary>
internal static class PositionTransitions
{
    public static readonly TransitionTable<Position, PositionStatus, PositionView> Table =
        new TransitionTable<Position, PositionStatus, PositionView>(PositionState.Noun, PositionView.OfAsync)
            .Create<RegisterPosition>("register", Active, Permissions.RegisterPosition, "registered", "Register a position with two employers.")
            .PutInPlace<RevisePosition>("revise", [Active], Permissions.ChangePosition, "revised", "Correct a position: all but its kind is replaced.")
            .Post<EndPosition>("end", "ending", [Active], Ended, Permissions.ChangePosition, "ended", "End a position with effect from a day.");
}
