using Ksf.Contracts.Knowledge;

namespace Ksf.Contracts.Registry;

/// <summary>A municipal cluster (kommuneklynge).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="EngineIds">The engine municipalities (motorkommuner) on the day of the event: none, one or several.</param>
/// <param name="MemberIds">The member municipalities on the day of the event, including the engines.</param>
/// <param name="FoundedOn">When its collaboration began, as the cluster states it; null where it is not known.</param>
public sealed record ClusterState(
    Guid Id, string Name, IReadOnlyList<Guid> EngineIds, IReadOnlyList<Guid> MemberIds, DateOnly? FoundedOn) : IState<ClusterState>
{
    /// <summary>The members that are counted in this cluster in one of its areas. In an area a municipality is counted in one cluster at a time.</summary>
    public IReadOnlyList<Guid> PrimaryMemberIds { get; init; } = [];

    /// <summary>How exactly <see cref="FoundedOn"/> is known: of «2015» only the year counts.</summary>
    public Open<DatePrecision> FoundedPrecision { get; init; } = DatePrecision.Day;

    /// <summary>Where it is in its life.</summary>
    public Open<ClusterStatus> Status { get; init; } = ClusterStatus.Established;

    /// <summary>The service areas that it works in; empty where they are not stated.</summary>
    public IReadOnlyList<Open<ServiceArea>> Areas { get; init; } = [];

    /// <summary>The structure that it rests on, such as «helsefellesskap»; null for none.</summary>
    public string? RestsOn { get; init; }

    /// <summary>Who takes part and has taken part, each with a role and a period.</summary>
    public IReadOnlyList<ClusterParticipation> Participations { get; init; } = [];

    /// <summary>The documents that name it.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The day that the state tells of: members and engines are those of this day. What is dated ahead comes with a later event. Null from an older authority.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The day ahead on which it is established; null when none is set.</summary>
    public DateOnly? BeginsOn { get; init; }

    /// <summary>The first day that it exists no more, past or ahead; null while no end is set.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>The cluster that it is merged into on <see cref="EndsOn"/>; null for none.</summary>
    public Guid? MergedIntoId { get; init; }

    /// <summary>Where its members are counted in it, by area and period.</summary>
    public IReadOnlyList<ClusterCounting> Countings { get; init; } = [];

    /// <summary>Its legal forms, oldest first. Each holds until the next one.</summary>
    public IReadOnlyList<ClusterLegalForm> LegalForms { get; init; } = [];

    /// <summary>The plans that anchor it politically.</summary>
    public IReadOnlyList<AdoptedPlan> Plans { get; init; } = [];

    /// <summary>Key of the model that it was founded from; null for none.</summary>
    public string? Model { get; init; }

    /// <inheritdoc/>
    public static Noun Noun { get; } = new("registry", "cluster", "clusters",
    [
        new("proposed", "a municipal cluster was proposed"),
        new("mobilised", "a proposed cluster began to gather members"),
        new("founded", "a municipal cluster was founded"),
        new("revised", "its name, areas or foundation were corrected"),
        new("joined", "a municipality or a partner joined it, or took another role in it"),
        new("departed", "a municipality or a partner left it, or gave up a role in it"),
        new("reformed", "after a reform, the part of a municipality that has ceased passed to a successor, or ended"),
        new("counted", "a municipality was chosen to be counted in it in an area"),
        new("uncounted", "a municipality was chosen to be counted in another cluster instead"),
        new("suspended", "it stopped working for the time being"),
        new("merged", "it was merged into another cluster"),
        new("received", "another cluster was merged into it"),
        new("formed", "its legal form, or what its agreement has, was recorded"),
        new("anchored", "a plan that anchors it was adopted"),
        new("unanchored", "a plan that anchored it was removed"),
        new("recalled", "a change that was dated ahead was called off"),
        new("turned", "a day came on which something dated ahead took effect"),
        new("dissolved", "it was dissolved"),
    ]);
}

/// <summary>A party's part in a cluster for a period.</summary>
/// <param name="PartyId">A municipality, or another registered party.</param>
/// <param name="Role">What it is in the cluster.</param>
/// <param name="From">First day; null where it is not known.</param>
/// <param name="To">First day after; null while it lasts.</param>
public sealed record ClusterParticipation(Guid PartyId, Open<ClusterRole> Role, DateOnly? From, DateOnly? To);

/// <summary>Municipalities that are counted in a cluster in an area for the same period.</summary>
/// <param name="Area">The service area.</param>
/// <param name="From">First day; null where it is not known.</param>
/// <param name="To">First day after; null while it lasts.</param>
/// <param name="MunicipalityIds">The municipalities.</param>
public sealed record ClusterCounting(Open<ServiceArea> Area, DateOnly? From, DateOnly? To, IReadOnlyList<Guid> MunicipalityIds);

/// <summary>A plan that a municipality or a body has adopted, and that says that it takes part.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="AdoptedById">The municipality or the body that adopted it.</param>
/// <param name="AdoptedOn">The day that it was adopted.</param>
/// <param name="Link">Its address; null where there is none.</param>
public sealed record AdoptedPlan(Guid Id, string Title, Guid AdoptedById, DateOnly AdoptedOn, string? Link);

/// <summary>What a party is in a cluster.</summary>
public enum ClusterRole
{
    /// <summary>A municipality that is a member.</summary>
    Member,

    /// <summary>An engine municipality (motorkommune), which is also a member.</summary>
    Engine,

    /// <summary>A municipality that coordinates a cluster without an engine; it is also a member.</summary>
    Coordinator,

    /// <summary>A partner that is no municipality, such as a university or a hospital trust.</summary>
    Partner,

    /// <summary>One that is heard and has no vote.</summary>
    Observer,
}

/// <summary>Where a cluster is in its life.</summary>
public enum ClusterStatus
{
    /// <summary>Somebody has proposed it.</summary>
    Idea,

    /// <summary>It is gathering members and partners.</summary>
    Mobilising,

    /// <summary>It has been founded.</summary>
    Established,

    /// <summary>It exists and does nothing for the time being.</summary>
    Dormant,

    /// <summary>It exists no more.</summary>
    Dissolved,

    /// <summary>It exists no more; another cluster carries it on.</summary>
    Merged,
}

/// <summary>How exactly a date is known.</summary>
public enum DatePrecision
{
    /// <summary>The day.</summary>
    Day,

    /// <summary>The month; the day is the first of it.</summary>
    Month,

    /// <summary>The year; the day is the first of it.</summary>
    Year,
}
