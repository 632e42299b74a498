using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Subjects;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Clusters;

/// <summary>A municipal cluster (kommuneklynge) over time. The national Registry also keeps copies of the regions' clusters.</summary>
internal sealed class Cluster : CopyOf<ClusterState>, IEntity<Cluster, ClusterStatus>, IDatedSubject
{
    private readonly List<Participation> _participations = [];
    private readonly List<PrimaryMembership> _primaries = [];

    /// <summary>Where it is in its life today. What is dated ahead changes it on its day.</summary>
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

    /// <summary>The day ahead on which it is established; null when none is set.</summary>
    public DateOnly? BeginsOn { get; set; }

    /// <summary>The first day that it exists no more, past or ahead; null while no end is set.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>The cluster that it is merged into on <see cref="EndsOn"/>; null for none.</summary>
    public Guid? MergedIntoId { get; private set; }

    public DateOnly StatedOn { get; set; }

    /// <summary>Key of the model that it was founded from; null for none.</summary>
    public string? Model { get; set; }

    /// <summary>Oldest first; each holds until the next.</summary>
    public IReadOnlyList<ClusterLegalForm> LegalForms { get; set; } = [];

    public IReadOnlyList<AdoptedPlan> Plans { get; set; } = [];

    public IReadOnlyList<Participation> Participations => _participations;

    public IReadOnlyList<PrimaryMembership> Primaries => _primaries;

    public static Cluster Create(Guid id, string authority) => new() { Id = id, Authority = authority, OwnerId = StableId.OfDeployment(authority) };

    public static Expression<Func<Cluster, bool>> OwnedBy(IReadOnlyList<Guid> organisations) => cluster => organisations.Contains(cluster.OwnerId);

    public void Describe(string name, DateOnly? foundedOn, DatePrecision precision, IEnumerable<string> areas, string? restsOn) =>
        (Name, FoundedOn, FoundedPrecision, Areas, RestsOn) = (name, foundedOn, precision, [.. areas], restsOn);

    public void NamedBy(IEnumerable<string> sources) => Sources = [.. sources];

    /// <summary>Begins what a party is in the cluster.</summary>
    public void Begin(Guid partyId, ClusterRole role, DateOnly? from, DateOnly? to = null, Guid? carriedFrom = null) =>
        _participations.Add(new Participation(partyId, role, from, to ?? EndsOn, carriedFrom));

    /// <summary>Counts a member in this cluster in an area for a period.</summary>
    public void Count(Guid municipalityId, string area, DateOnly? from, DateOnly? to = null) =>
        _primaries.Add(new PrimaryMembership(municipalityId, area, from, to ?? EndsOn, IsOwn: true));

    /// <summary>Counts nobody in these areas from a day on.</summary>
    public void StopCounting(IEnumerable<string> areas, DateOnly on) => CutCountings(counted => areas.Contains(counted.Area), on);

    /// <summary>Counts a municipality in an area no longer where that overlaps a period, from the first day of it.</summary>
    public void StopCounting(Guid municipalityId, string area, DateOnly on, DateOnly? until)
    {
        bool IsMeant(PrimaryMembership counted) => counted.MunicipalityId == municipalityId && counted.Area == area && counted.Overlaps(on, until);
        _primaries.RemoveAll(counted => IsMeant(counted) && counted.From >= on);
        _primaries.ReplaceEach(IsMeant, counted => counted with { To = on });
    }

    /// <summary>Ends what a party is on a day: one role, or all of them. What has not begun by then never does.</summary>
    public void End(Guid partyId, ClusterRole? role, DateOnly on)
    {
        _participations.ReplaceEach(part => part.PartyId == partyId && (role is null || part.Role == role) && part.GoesOnPast(on), part => part with { To = on });
        KeepToMembership(partyId);
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
    /// <param name="on">The first day that it exists no more.</param>
    /// <param name="into">The cluster that carries it on; null for none.</param>
    public void EndAll(DateOnly on, Guid? into = null)
    {
        (EndsOn, MergedIntoId) = (on, into);
        _participations.RemoveAll(part => part.From >= on);
        _participations.ReplaceEach(part => part.To is not { } to || to > on, part => part with { To = on });
        CutCountings(_ => true, on);
    }

    /// <summary>Calls off the end that is set. What ended with it goes on.</summary>
    public void CallOffEnd()
    {
        var end = EndsOn;
        (EndsOn, MergedIntoId) = (null, null);
        _participations.ReplaceEach(part => part.To == end, part => part with { To = null });
    }

    /// <summary>Calls off parts that have not begun, and those of the countings that they carry.</summary>
    public void CallOffParts(Predicate<Participation> isMeant)
    {
        var parties = _participations.Where(part => isMeant(part)).Select(part => part.PartyId).ToHashSet();
        _participations.RemoveAll(isMeant);
        foreach (var party in parties)
            KeepToMembership(party);
    }

    /// <summary>Lets what a party was to end on a day go on, until it begins the same again.</summary>
    public void CallOffLeaving(Guid partyId, DateOnly on, ClusterRole? role) => _participations.ReplaceEach(
        part => part.PartyId == partyId && part.To == on && (role is null || part.Role == role),
        part => part with { To = _participations.Where(next => next.PartyId == partyId && next.Role == part.Role && next.From >= on).Min(next => next.From) ?? EndsOn });

    /// <summary>Lets countings that were to end on a day go on as long as the membership lasts.</summary>
    public void GoOnCounting(Predicate<PrimaryMembership> isMeant) => _primaries.ReplaceEach(isMeant, counted => counted with { To = EndOfMembership(counted) });

    /// <summary>What a party is in the cluster on a day.</summary>
    public IEnumerable<Participation> On(DateOnly day) => _participations.Where(part => part.IsOn(day));

    /// <summary>The member municipalities on a day.</summary>
    public IEnumerable<Guid> MembersOn(DateOnly day) => On(day).Where(part => part.Role == ClusterRole.Member).Select(part => part.PartyId);

    public bool Has(Guid partyId, ClusterRole role, DateOnly day) => On(day).Any(part => part.PartyId == partyId && part.Role == role);

    public bool Counts(Guid municipalityId, string area, DateOnly day) =>
        _primaries.Exists(counted => counted.MunicipalityId == municipalityId && counted.Area == area && counted.IsOn(day));

    /// <summary>Its legal form on a day; null where none has been recorded.</summary>
    public ClusterLegalForm? LegalFormOn(DateOnly day) => LegalForms.LastOrDefault(form => form.From <= day);

    /// <summary>Where it is in its life on a day that is not before today.</summary>
    public ClusterStatus StatusOn(DateOnly day) => this switch
    {
        { Status: ClusterStatus.Dissolved or ClusterStatus.Merged } => Status,
        { EndsOn: { } end } when end <= day => MergedIntoId is null ? ClusterStatus.Dissolved : ClusterStatus.Merged,
        { BeginsOn: { } begin } when begin <= day => ClusterStatus.Established,
        _ => Status,
    };

    /// <summary>Lets what was dated ahead take effect, and says whether anything did since its last event.</summary>
    public bool Turn(DateOnly today)
    {
        var status = StatusOn(today);
        var hasTurned = status != Status
            || _participations.Exists(part => IsNew(part.From) || IsNew(part.To)) || _primaries.Exists(counted => IsNew(counted.From) || IsNew(counted.To));
        Status = status;
        if (BeginsOn <= today)
            BeginsOn = null;
        return hasTurned;

        bool IsNew(DateOnly? day) => day > StatedOn && day <= today;
    }

    public IEnumerable<IState> States() =>
    [
        new ClusterState(Id, Name, OnStatedDay(ClusterRole.Engine), OnStatedDay(ClusterRole.Member), FoundedOn)
        {
            PrimaryMemberIds = [.. _primaries.Where(counted => counted.IsOn(StatedOn)).Select(counted => counted.MunicipalityId).Distinct()],
            FoundedPrecision = FoundedPrecision,
            Status = Status,
            Areas = [.. Areas.Select(area => new Open<ServiceArea>(area))],
            RestsOn = RestsOn,
            Participations = [.. _participations.Select(part => new ClusterParticipation(part.PartyId, part.Role, part.From, part.To))],
            Sources = Sources,
            On = StatedOn,
            BeginsOn = BeginsOn,
            EndsOn = EndsOn,
            MergedIntoId = MergedIntoId,
            Countings =
            [
                .. _primaries.GroupBy(counted => (counted.Area, counted.From, counted.To)).OrderBy(group => group.Key)
                    .Select(group => new ClusterCounting(
                        new(group.Key.Area), group.Key.From, group.Key.To, [.. group.Select(counted => counted.MunicipalityId).Order()])),
            ],
            LegalForms = LegalForms,
            Plans = Plans,
            Model = Model,
        },
    ];

    // A newer region may send a status or a role that this version does not know: the copy keeps what it understands.
    public override void Apply(ClusterState state)
    {
        OwnerId = StableId.OfDeployment(Authority);
        Status = state.Status.Known ?? Status;
        Describe(state.Name, state.FoundedOn, state.FoundedPrecision.Known ?? DatePrecision.Year, state.Areas.Select(area => area.Name), state.RestsOn);
        NamedBy(state.Sources);
        (BeginsOn, EndsOn, MergedIntoId, Model) = (state.BeginsOn, state.EndsOn, state.MergedIntoId, state.Model);
        (LegalForms, Plans, StatedOn) = (state.LegalForms, state.Plans, state.On ?? StatedOn);
        _participations.Clear();
        _participations.AddRange(state.Participations.Where(part => part.Role.Known is not null)
            .Select(part => new Participation(part.PartyId, part.Role.Known!.Value, part.From, part.To)));
        _primaries.Clear();
        _primaries.AddRange(
            from counting in state.Countings
            from member in counting.MunicipalityIds
            select new PrimaryMembership(member, counting.Area.Name, counting.From, counting.To, IsOwn: false));
    }

    private void CutCountings(Predicate<PrimaryMembership> isMeant, DateOnly on)
    {
        _primaries.RemoveAll(counted => isMeant(counted) && counted.From >= on);
        _primaries.ReplaceEach(counted => isMeant(counted) && (counted.To is not { } to || to > on), counted => counted with { To = on });
    }

    /// <summary>A municipality leads a cluster, and is counted in it, only while it is a member.</summary>
    private void KeepToMembership(Guid partyId)
    {
        bool Leads(Participation part) => part.PartyId == partyId && part.Role is (ClusterRole.Engine or ClusterRole.Coordinator);
        // Of a cluster whose members the sources do not name, the coordinator is known, but not from when.
        _participations.RemoveAll(part => Leads(part) && part.From is not null && MembershipOf(partyId, part.From, part.To) is null);
        _participations.ReplaceEach(
            part => Leads(part) && MembershipOf(partyId, part.From, part.To)?.To is { } end && (part.To is not { } to || to > end),
            part => part with { To = MembershipOf(partyId, part.From, part.To)!.To });
        _primaries.RemoveAll(counted => counted.MunicipalityId == partyId && MembershipOf(counted) is null);
        _primaries.ReplaceEach(
            counted => counted.MunicipalityId == partyId && EndOfMembership(counted) is { } end && (counted.To is not { } to || to > end),
            counted => counted with { To = EndOfMembership(counted) });
    }

    private Participation? MembershipOf(PrimaryMembership counted) => MembershipOf(counted.MunicipalityId, counted.From, counted.To);

    /// <summary>The membership in which something of a party's begins.</summary>
    private Participation? MembershipOf(Guid partyId, DateOnly? begins, DateOnly? ends) => _participations.Find(part =>
        part.PartyId == partyId && part.Role == ClusterRole.Member && (begins is { } from ? part.IsOn(from) : Period.Overlap(part.From, part.To, begins, ends)));

    private DateOnly? EndOfMembership(PrimaryMembership counted) => MembershipOf(counted)?.To;

    private Guid[] OnStatedDay(ClusterRole role) => [.. On(StatedOn).Where(part => part.Role == role).Select(part => part.PartyId)];
}
