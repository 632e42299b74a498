using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Clusters;

/// <summary>A cluster on a day, with the numbers and names of that day.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Deployment">The deployment that is its authority.</param>
/// <param name="Name">Its name, unique in its deployment.</param>
/// <param name="Slug">Its name as it stands in addresses.</param>
/// <param name="Status">Where it is in its life: now, or on a day ahead.</param>
/// <param name="FoundedOn">When its collaboration began, as the cluster states it; null where it is not known.</param>
/// <param name="FoundedPrecision">How exactly that is known.</param>
/// <param name="Areas">The service areas that it works in; empty where they are not stated.</param>
/// <param name="RestsOn">The structure that it rests on; null for none.</param>
/// <param name="Members">Its member municipalities on the day, ordered by number, including the engines.</param>
/// <param name="Participations">Everybody's part in it, past and present, in the order of their beginning.</param>
/// <param name="Waiver">Why it was established without a research partner; null when it has one.</param>
/// <param name="Sources">The documents that name it.</param>
/// <param name="BeginsOn">The day ahead on which it is established; null when none is set.</param>
/// <param name="EndsOn">The first day that it exists no more, past or ahead; null while no end is set.</param>
/// <param name="MergedInto">The cluster that carries it on from that day; null for none.</param>
/// <param name="LegalForm">Its legal form on the day, with what its agreement has of what the law asks for; null where none has been recorded.</param>
/// <param name="LegalForms">All of its legal forms, oldest first.</param>
/// <param name="Plans">The plans that anchor it politically.</param>
/// <param name="Model">Key of the model that it was founded from; null for none.</param>
/// <param name="Ahead">What is dated ahead of today and can be called off, by day.</param>
/// <param name="Unsettled">What remains for people to settle when it has ended, or has an end set.</param>
/// <param name="Actions">What the caller may do with it now.</param>
internal sealed record ClusterView(
    Guid Id,
    string Deployment,
    string Name,
    string Slug,
    Open<ClusterStatus> Status,
    DateOnly? FoundedOn,
    Open<DatePrecision> FoundedPrecision,
    IReadOnlyList<Open<ServiceArea>> Areas,
    string? RestsOn,
    IReadOnlyList<ClusterMemberView> Members,
    IReadOnlyList<ParticipationView> Participations,
    string? Waiver,
    IReadOnlyList<string> Sources,
    DateOnly? BeginsOn,
    DateOnly? EndsOn,
    ClusterNameView? MergedInto,
    ClusterFormView? LegalForm,
    IReadOnlyList<ClusterLegalForm> LegalForms,
    IReadOnlyList<PlanView> Plans,
    string? Model,
    IReadOnlyList<AheadView> Ahead,
    IReadOnlyList<UnsettledView> Unsettled,
    IReadOnlyList<string> Actions)
{
    /// <summary>One cluster today.</summary>
    public static async Task<ClusterView> OfAsync(Cluster cluster, VerbContext context, CancellationToken cancellationToken) =>
        (await OfAsync([cluster], context, context.Today, cancellationToken))[0];

    /// <summary>The clusters on a day; a municipality that has ceased keeps its last name.</summary>
    public static async Task<IReadOnlyList<ClusterView>> OfAsync(
        IReadOnlyCollection<Cluster> clusters, VerbContext context, DateOnly day, CancellationToken cancellationToken)
    {
        var named = await ClusterSurroundings.OfAsync(clusters, context, day, cancellationToken);
        return [.. clusters.Select(cluster => Of(cluster, context, day, named))];
    }

    private static ClusterView Of(Cluster cluster, VerbContext context, DateOnly day, ClusterSurroundings named)
    {
        var registered = named.Parties;
        return new ClusterView(
            cluster.Id, cluster.Authority, cluster.Name, Registry.Slug.Of(cluster.Name), day > context.Today ? cluster.StatusOn(day) : cluster.Status, cluster.FoundedOn,
            cluster.FoundedPrecision, [.. cluster.Areas.Select(area => new Open<ServiceArea>(area))], cluster.RestsOn,
            [
                .. cluster.MembersOn(day)
                    .Select(id => ClusterMemberView.Of(cluster, id, day, registered))
                    .OrderBy(member => member.Number, StringComparer.Ordinal),
            ],
            [
                .. cluster.Participations.OrderBy(part => part.From).ThenBy(part => part.To ?? DateOnly.MaxValue).ThenBy(part => part.Role).ThenBy(part => part.PartyId).Select(part => new ParticipationView(
                    part.PartyId, registered.NumberOf(part.PartyId, day), registered.NameOf(part.PartyId, day), part.Role, part.From, part.To)),
            ],
            cluster.Waiver, cluster.Sources, cluster.BeginsOn, cluster.EndsOn, named.Successor(cluster), ClusterFormView.Of(cluster.LegalFormOn(day), context.Language),
            cluster.LegalForms, [.. cluster.Plans.Select(plan => PlanView.Of(plan, named.Adopters))], cluster.Model,
            [.. ChangeAhead.Of(cluster, context.Today).Select(change => AheadView.Of(change, named.Successor(cluster), context.Today, registered))],
            named.UnsettledOf(cluster), cluster.Authority == context.Deployment.Id ? ClusterTransitions.Table.ActionsFor(context.Caller, cluster) : []);
    }
}

/// <summary>A member of a cluster on a day.</summary>
/// <param name="Id">The municipality's id.</param>
/// <param name="Number">Its number; null until the municipality has been received.</param>
/// <param name="Name">Its name.</param>
/// <param name="Engine">Whether it is an engine municipality (motorkommune).</param>
/// <param name="Primary">Whether it is counted in this cluster, in one of its areas.</param>
/// <param name="CountedIn">The areas in which it is counted in this cluster.</param>
/// <param name="Anchored">Whether a plan that it has adopted by that day anchors the cluster.</param>
/// <param name="CeasedOn">The day on which it ceased, where the secretariat has not decided yet who takes over; null for one that exists.</param>
internal sealed record ClusterMemberView(
    Guid Id, string? Number, string? Name, bool Engine, bool Primary, IReadOnlyList<Open<ServiceArea>> CountedIn, bool Anchored, DateOnly? CeasedOn)
{
    public static ClusterMemberView Of(Cluster cluster, Guid id, DateOnly day, RegisteredParties registered)
    {
        List<Open<ServiceArea>> countedIn =
            [.. cluster.Primaries.Where(counted => counted.MunicipalityId == id && counted.IsOn(day)).Select(counted => new Open<ServiceArea>(counted.Area)).Distinct()];
        return new ClusterMemberView(
            id, registered.NumberOf(id, day), registered.NameOf(id, day), cluster.Has(id, ClusterRole.Engine, day), countedIn.Count > 0, countedIn,
            cluster.Plans.Any(plan => plan.AdoptedById == id && plan.AdoptedOn <= day), registered.CeasedOn(id, day));
    }
}

/// <summary>A party's part in a cluster for a period.</summary>
/// <param name="PartyId">A municipality's id, or another party's.</param>
/// <param name="Number">A municipality's number; null for others.</param>
/// <param name="Name">Its name; null until it has been received.</param>
/// <param name="Role">What it is in the cluster.</param>
/// <param name="From">First day; null where it is not known.</param>
/// <param name="To">First day after; null while it lasts.</param>
internal sealed record ParticipationView(Guid PartyId, string? Number, string? Name, ClusterRole Role, DateOnly? From, DateOnly? To);
