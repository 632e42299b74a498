using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Clusters;

/// <summary>A municipal cluster (kommuneklynge) over time. The national Registry also keeps copies of the regions' clusters.</summary>
internal sealed class Cluster : CopyOf<ClusterState>, IEntity<Cluster, ClusterStatus>
{
    private readonly List<Participation> _participations = [];
    private readonly List<PrimaryMembership> _primaries = [];

    public ClusterStatus Status { get; set; }

    /// <summary>The region's or the nation's secretariat.</summary>
    public Guid OwnerId { get; private set; }

    public string Name { get; private set; } = "";

    public DateOnly? FoundedOn { get; private set; }

    public DatePrecision FoundedPrecision { get; private set; }

    /// <summary>Names of <see cref="ServiceArea"/>.</summary>
    public string[] Areas { get; private set; } = [];

    /// <summary>The structure that it rests on: a helsefellesskap, a regional council.</summary>
    public string? RestsOn { get; private set; }

    /// <summary>Why it was established without a research partner; null when it has one.</summary>
    public string? Waiver { get; set; }

    public string[] Sources { get; private set; } = [];

    public IReadOnlyList<Participation> Participations => _participations;

    public IReadOnlyList<PrimaryMembership> Primaries => _primaries;

    public static Cluster Create(Guid id, string authority) => new() { Id = id, Authority = authority, OwnerId = StableId.OfDeployment(authority) };

    public static Expression<Func<Cluster, bool>> OwnedBy(IReadOnlyList<Guid> organisations) => cluster => organisations.Contains(cluster.OwnerId);

    public void Describe(string name, DateOnly? foundedOn, DatePrecision precision, IEnumerable<string> areas, string? restsOn) =>
        (Name, FoundedOn, FoundedPrecision, Areas, RestsOn) = (name, foundedOn, precision, [.. areas], restsOn);

    public void NamedBy(IEnumerable<string> sources) => Sources = [.. sources];

    /// <summary>Begins what a party is in the cluster.</summary>
    public void Begin(Guid partyId, ClusterRole role, DateOnly? from) =>
        _participations.Add(new Participation(partyId, role, from, To: null));

    /// <summary>Counts a member in this cluster in an area, from the day that it joined.</summary>
    public void Count(Guid municipalityId, string area, DateOnly? from) => _primaries.Add(new PrimaryMembership(municipalityId, area, from, To: null, IsOwn: true));

    /// <summary>Counts nobody in these areas from a day on.</summary>
    public void StopCounting(IEnumerable<string> areas, DateOnly on) =>
        _primaries.ReplaceEach(counted => areas.Contains(counted.Area) && counted.To is null, counted => counted with { To = on });

    /// <summary>Ends what a party is on a day: one role, or all of them.</summary>
    public void End(Guid partyId, ClusterRole? role, DateOnly on)
    {
        _participations.ReplaceEach(part => part.PartyId == partyId && part.To is null && (role is null || part.Role == role), part => part with { To = on });
        if (_participations.Exists(part => part.PartyId == partyId && part.Role == ClusterRole.Member && part.To is null))
            return;
        _primaries.ReplaceEach(counted => counted.MunicipalityId == partyId && counted.To is null, counted => counted with { To = on });
    }

    /// <summary>Ends all that a party is from a day on, also what has an end later or begins later. What has not begun never begins.</summary>
    public void EndFrom(Guid partyId, DateOnly on)
    {
        _participations.ReplaceEach(
            part => part.PartyId == partyId && (part.To is not { } to || to > on), part => part with { To = part.From > on ? part.From : on });
        _primaries.ReplaceEach(
            counted => counted.MunicipalityId == partyId && (counted.To is not { } to || to > on), counted => counted with { To = counted.From > on ? counted.From : on });
    }

    /// <summary>Ends everybody's part in it.</summary>
    public void EndAll(DateOnly on)
    {
        foreach (var party in _participations.Where(part => part.To is null).Select(part => part.PartyId).Distinct().ToList())
            End(party, role: null, on);
    }

    /// <summary>What a party is in the cluster on a day.</summary>
    public IEnumerable<Participation> On(DateOnly day) => _participations.Where(part => part.IsOn(day));

    /// <summary>The member municipalities on a day.</summary>
    public IEnumerable<Guid> MembersOn(DateOnly day) => On(day).Where(part => part.Role == ClusterRole.Member).Select(part => part.PartyId);

    public bool Has(Guid partyId, ClusterRole role, DateOnly day) => On(day).Any(part => part.PartyId == partyId && part.Role == role);

    public IEnumerable<IState> States() =>
    [
        new ClusterState(Id, Name, Now(ClusterRole.Engine), Now(ClusterRole.Member), FoundedOn)
        {
            PrimaryMemberIds = [.. _primaries.Where(counted => counted.To is null).Select(counted => counted.MunicipalityId).Distinct()],
            FoundedPrecision = FoundedPrecision,
            Status = Status,
            Areas = [.. Areas.Select(area => new Open<ServiceArea>(area))],
            RestsOn = RestsOn,
            Participations = [.. _participations.Select(part => new ClusterParticipation(part.PartyId, part.Role, part.From, part.To))],
            Sources = Sources,
        },
    ];

    // A newer region may send a status or a role that this version does not know: the copy keeps what it understands.
    public override void Apply(ClusterState state)
    {
        OwnerId = StableId.OfDeployment(Authority);
        Status = state.Status.Known ?? Status;
        Describe(state.Name, state.FoundedOn, state.FoundedPrecision.Known ?? DatePrecision.Year, state.Areas.Select(area => area.Name), state.RestsOn);
        NamedBy(state.Sources);
        _participations.Clear();
        _participations.AddRange(state.Participations.Where(part => part.Role.Known is not null)
            .Select(part => new Participation(part.PartyId, part.Role.Known!.Value, part.From, part.To)));
        _primaries.Clear();
        _primaries.AddRange(
            from member in state.PrimaryMemberIds from area in Areas select new PrimaryMembership(member, area, From: null, To: null, IsOwn: false));
    }

    // Nothing is dated ahead, so what has no end is what holds.
    private Guid[] Now(ClusterRole role) => [.. _participations.Where(part => part.Role == role && part.To is null).Select(part => part.PartyId)];
}

/// <summary>A party's part in a cluster for a period.</summary>
/// <param name="PartyId">A municipality, or another registered party.</param>
/// <param name="Role">What it is in the cluster.</param>
/// <param name="From">First day; null where it is not known.</param>
/// <param name="To">First day after; null while it lasts.</param>
internal sealed record Participation(Guid PartyId, ClusterRole Role, DateOnly? From, DateOnly? To)
{
    public bool IsOn(DateOnly day) => Period.Includes(day, From, To);
}

/// <summary>
/// A period in which a municipality is counted in a cluster in a service area. In an area it is counted in one cluster at a time; the database refuses two.
/// </summary>
/// <param name="MunicipalityId">The municipality.</param>
/// <param name="Area">Name of the <see cref="ServiceArea"/>.</param>
/// <param name="From">First day; null where it is not known.</param>
/// <param name="To">First day after; null while it lasts.</param>
/// <param name="IsOwn">Whether the cluster is this deployment's. Copies arrive in any order, and only their authority can refuse two.</param>
internal sealed record PrimaryMembership(Guid MunicipalityId, string Area, DateOnly? From, DateOnly? To, bool IsOwn)
{
    public bool IsOn(DateOnly day) => Period.Includes(day, From, To);
}
