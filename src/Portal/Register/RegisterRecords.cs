using Ksf.Portal.Forms;
using Ksf.Portal.Services;

namespace Ksf.Portal.Register;

/// <summary>A municipality on a day.</summary>
[FromApi("registry", "MunicipalityView")]
public sealed record RegisteredMunicipality(
    Guid Id, string Number, string DisplayName, IReadOnlyList<string> ParallelNames, string County, string? Region, int? Population, int? CentralityClass, DateOnly? ValidTo)
{
    /// <summary>Whether these words are its number, or part of one of its names.</summary>
    internal bool Matches(string words) =>
        Number == words || ParallelNames.Append(DisplayName).Any(name => name.Contains(words, StringComparison.OrdinalIgnoreCase));
}

[FromApi("registry", "PageOfMunicipalityView")]
public sealed record MunicipalityPart(IReadOnlyList<RegisteredMunicipality> Items, string? Next);

/// <summary>A municipality with all of its names and numbers, and those that took over from it.</summary>
[FromApi("registry", "MunicipalityState")]
public sealed record MunicipalityHistory(Guid Id, IReadOnlyList<MunicipalityVersion> Versions, IReadOnlyList<Succession> Successors);

[FromApi("registry", "MunicipalityVersion")]
public sealed record MunicipalityVersion(string Number, string DisplayName, string CountyNumber, string? Region, DateOnly ValidFrom, DateOnly? ValidTo);

[FromApi("registry", "MunicipalitySuccession")]
public sealed record Succession(Guid SuccessorId, string Kind, DateOnly On);

[FromApi("registry", "CountyView")]
public sealed record County(string Number, string Name);

[FromApi("registry", "PageOfCountyView")]
public sealed record CountyPart(IReadOnlyList<County> Items, string? Next);

/// <summary>A KSF region on a day.</summary>
[FromApi("registry", "RegionView")]
public sealed record KsfRegion(string Deployment, string Name, string? Host, string? HostName, IReadOnlyList<string> Counties, DateOnly ValidFrom, DateOnly? ValidTo);

[FromApi("registry", "PageOfRegionView")]
public sealed record RegionPart(IReadOnlyList<KsfRegion> Items, string? Next);

/// <summary>A cluster on a day, with everybody's part in it over time.</summary>
[FromApi("registry", "ClusterView")]
public sealed record Cluster(
    Guid Id,
    string Deployment,
    string Name,
    string Slug,
    string Status,
    DateOnly? FoundedOn,
    string FoundedPrecision,
    IReadOnlyList<string> Areas,
    string? RestsOn,
    IReadOnlyList<ClusterMember> Members,
    IReadOnlyList<Participation> Participations,
    string? Waiver,
    IReadOnlyList<string> Sources,
    DateOnly? BeginsOn,
    DateOnly? EndsOn,
    ClusterName? MergedInto,
    ClusterForm? LegalForm,
    IReadOnlyList<Plan> Plans,
    string? Model,
    IReadOnlyList<AheadChange> Ahead,
    IReadOnlyList<Unsettled> Unsettled,
    IReadOnlyList<string> Actions) : IRegistered
{
    /// <summary>Whether it exists no more.</summary>
    public bool IsGone => Status is "dissolved" or "merged";

    /// <summary>Whether it works, or rests; an idea is not one yet, and a dissolved one is no more.</summary>
    public bool IsThere => Status is "established" or "dormant";

    /// <summary>Whether it is not established yet: an idea, or one that gathers members.</summary>
    public bool IsComing => Status is "idea" or "mobilising";

    public string Url => $"/klynger/{Uri.EscapeDataString(Slug)}";
}

[FromApi("registry", "PageOfClusterView")]
public sealed record ClusterPart(IReadOnlyList<Cluster> Items, string? Next);

[FromApi("registry", "ClusterMemberView")]
public sealed record ClusterMember(Guid Id, string? Number, string? Name, bool Engine, bool Primary, IReadOnlyList<string> CountedIn, bool Anchored, DateOnly? CeasedOn);

[FromApi("registry", "ParticipationView")]
public sealed record Participation(Guid PartyId, string? Number, string? Name, string Role, DateOnly? From, DateOnly? To);

[FromApi("registry", "PartyView")]
public sealed record Party(Guid Id, string Kind, string Name);

[FromApi("registry", "PageOfPartyView")]
public sealed record PartyPart(IReadOnlyList<Party> Items, string? Next);

[ToApi("registry", "JoinCluster")]
internal sealed record JoinedParty(string? Party, string? Role, DateOnly? From);

[ToApi("registry", "LeaveCluster")]
internal sealed record LeavingParty(string? Party, DateOnly? On, string? Role, string? Reason);

[ToApi("registry", "DissolveCluster")]
internal sealed record DissolvedCluster(DateOnly? On, string? Reason);

[ToApi("registry", "FoundCluster")]
internal sealed record NewCluster(
    string? Name, DateOnly? FoundedOn, IReadOnlyList<string> Members, IReadOnlyList<string> Engines, string? Coordinator, IReadOnlyList<string> Partners,
    IReadOnlyList<string> Areas, string? RestsOn, string? FoundedPrecision, string? Waiver, string? Model)
{
    public static NewCluster From(FormValues form) => new(
        form["name"], FormValues.DateOf(form["foundedOn"]), form.All("members"), form.All("engines"), Coordinator: null, form.All("partners"), form.All("areas"),
        RestsOn: null, FoundedPrecision: null, form["waiver"], form["model"]);
}
