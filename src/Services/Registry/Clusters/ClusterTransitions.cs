using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Transitions;
using static Ksf.Contracts.Registry.ClusterStatus;

namespace Ksf.Registry.Clusters;

/// <summary>The state machine of a cluster.</summary>
internal static class ClusterTransitions
{
    private static readonly ClusterStatus[] Living = [Idea, Mobilising, Established, Dormant];

    public static readonly TransitionTable<Cluster, ClusterStatus, ClusterView> Table =
        new TransitionTable<Cluster, ClusterStatus, ClusterView>(ClusterState.Noun, ClusterView.OfAsync)
            .Create<ProposeCluster>("propose", Idea, Permissions.FoundCluster, "proposed", "Propose a cluster, of which little may be known.", "/proposals")
            .Create<FoundCluster>("found", Established, Permissions.FoundCluster, "founded", "Found a cluster of municipalities of this deployment.")
            .Post<MobiliseCluster>("mobilise", "mobilisation", [Idea], Mobilising, Permissions.ChangeCluster, "mobilised", "Begin to gather members.")
            .Post<EstablishCluster>(
                "establish", "establishment", [Idea, Mobilising, Dormant], Established, Permissions.ChangeCluster, "founded",
                "Establish a proposed or dormant cluster: it has a research partner, or a reason why it has none.")
            .PutInPlace<ReviseCluster>("revise", Living, Permissions.ChangeCluster, "revised", "Correct a cluster's name, areas and foundation.")
            .PostInPlace<JoinCluster>("join", "participations", Living, Permissions.ChangeCluster, "joined", "Let a municipality or a partner join, or take a role.")
            .PostInPlace<LeaveCluster>("leave", "departures", Living, Permissions.ChangeCluster, "departed", "Let a municipality or a partner leave, or give up a role.")
            .PostInPlace<CountMunicipality>(
                "count", "countings", Living, Permissions.ChangeCluster, "counted", "Choose that a municipality is counted in the cluster in an area, from a day on.")
            .PostInPlace<CallOffChange>("call-off", "recalls", Living, Permissions.ChangeCluster, "recalled", "Call off a change that is dated ahead.")
            .PostInPlace<AdoptLegalForm>(
                "adopt-form", "legal-forms", Living, Permissions.ChangeCluster, "formed", "Record a cluster's legal form from a day on. It ends the one before.")
            .PostInPlace<CheckClauses>(
                "check-clauses", "clauses", Living, Permissions.ChangeCluster, "formed", "Say what a cluster's agreement has of the clauses that the law asks for.")
            .PostInPlace<AnchorCluster>("anchor", "plans", Living, Permissions.ChangeCluster, "anchored", "Add a plan that a municipality or a body has adopted.")
            .PostInPlace<RemovePlan>("remove-plan", "plan-removals", Living, Permissions.ChangeCluster, "unanchored", "Remove a plan.")
            .Post<RestCluster>("rest", "rest", [Established], Dormant, Permissions.ChangeCluster, "suspended", "Say that a cluster does nothing for the time being.")
            .Post<MergeCluster>(
                "merge", "merger", Living, Merged, Permissions.ChangeCluster, "merged",
                "Merge a cluster into another, which everybody in it then takes part in. Its history stays.")
            .Post<DissolveCluster>("dissolve", "dissolution", Living, Dissolved, Permissions.ChangeCluster, "dissolved", "Dissolve a cluster. Its history stays.");
}
