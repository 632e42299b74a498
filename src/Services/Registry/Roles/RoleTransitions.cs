using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Transitions;
using static Ksf.Registry.Roles.RoleStatus;

namespace Ksf.Registry.Roles;

/// <summary>The state machine of a role assignment.</summary>
internal static class RoleTransitions
{
    public static readonly TransitionTable<RoleAssignment, RoleStatus, RoleView> Table =
        new TransitionTable<RoleAssignment, RoleStatus, RoleView>(RoleState.Noun, RoleView.OfAsync)
            .Create<AssignRole>("assign", Given, Permissions.AssignRole, "assigned", "Give a person or a system a role at an organisation for a time.")
            .Put<ChangeRole>("change", [Given], Given, Permissions.ChangeRole, "changed", "Change the period of a role.")
            .Post<EndRole>("end", "ending", [Given], Ended, Permissions.EndRole, "ended", "End a role: today, or on a later day.");
}
