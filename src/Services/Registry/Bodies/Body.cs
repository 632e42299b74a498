using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Bodies;

/// <summary>A body (samarbeidsorgan, arbeidsutvalg, styringsgruppe, nettverk) over time. The national Registry also keeps copies of the regions' bodies.</summary>
internal sealed class Body : CopyOf<BodyState>, IEntity<Body, BodyStatus>
{
    /// <summary>How many holdings an event carries: a holder and a deputy in each of forty seats.</summary>
    public const int HoldingsInEvent = 80;

    private readonly List<Seat> _seats = [];
    private readonly List<Holding> _holdings = [];

    public BodyStatus Status { get; set; }

    /// <summary>The region's or the nation's secretariat, which may change it.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>What it belongs to: the deployment itself, a cluster or another body.</summary>
    public Guid BelongsToId { get; private set; }

    public string Name { get; private set; } = "";

    public BodyKind Kind { get; private set; }

    public Guid? SecretariatId { get; private set; }

    public Guid? LeaderSeatId { get; private set; }

    public DateOnly? FoundedOn { get; private set; }

    public int? MeetingsPerYear { get; set; }

    public IReadOnlyList<Seat> Seats => _seats;

    public IReadOnlyList<Holding> Holdings => _holdings;

    public IReadOnlyList<BodyReading> Readings { get; private set; } = [];

    public IReadOnlyList<CompositionRule> Rules { get; private set; } = [];

    public IReadOnlyList<RuleWaiver> Waivers { get; private set; } = [];

    public IReadOnlyList<BodyMandate> Mandates { get; private set; } = [];

    public string[] Sources { get; private set; } = [];

    public static Body Create(Guid id, string authority, Guid belongsTo) =>
        new() { Id = id, Authority = authority, OwnerId = StableId.OfDeployment(authority), BelongsToId = belongsTo };

    public static Expression<Func<Body, bool>> OwnedBy(IReadOnlyList<Guid> organisations) => body => organisations.Contains(body.OwnerId);

    public void Describe(string name, BodyKind kind, Guid? secretariat, DateOnly? foundedOn) =>
        (Name, Kind, SecretariatId, FoundedOn) = (name, kind, secretariat, foundedOn);

    public void NamedBy(IEnumerable<string> sources) => Sources = [.. sources];

    public void LedFrom(Guid? seat) => LeaderSeatId = seat;

    /// <summary>Replaces the readings and the rules.</summary>
    public void JudgeBy(IEnumerable<BodyReading> readings, IEnumerable<CompositionRule> rules) => (Readings, Rules) = ([.. readings], [.. rules]);

    public void Add(Seat seat) => _seats.Add(seat);

    /// <summary>Closes a seat on a day. Whoever sits in it leaves it.</summary>
    public void Close(Guid seat, DateOnly on)
    {
        _seats.ReplaceEach(other => other.Id == seat, other => other with { To = on });
        _holdings.ReplaceEach(holding => holding.SeatId == seat && (holding.To is not { } to || to > on), holding => holding.EndedOn(on));
        if (LeaderSeatId == seat)
            LeaderSeatId = null;
    }

    /// <summary>Closes a seat on a day, or lets one that has not begun never begin.</summary>
    public void CloseFrom(Guid seat, DateOnly on) => Close(seat, _seats.Find(other => other.Id == seat)!.From is { } from && from > on ? from : on);

    /// <summary>
    /// Lets another party appoint the holder of a seat from a day on. The seat closes, and one like it begins with the same persons in it, so that the history shows
    /// who appointed whom.
    /// </summary>
    public void PassOn(Guid seat, Guid appointedBy, DateOnly on, Func<Guid> newId)
    {
        var before = _seats.Find(other => other.Id == seat)!;
        if (before.From >= on)
        {
            _seats.ReplaceEach(other => other.Id == seat, other => other with { AppointedById = appointedBy });
            return;
        }
        var after = before with { Id = newId(), AppointedById = appointedBy, From = on };
        Holding[] passing =
        [
            .. _holdings.Where(holding => holding.SeatId == seat && (holding.To is not { } to || to > on) && !(holding.To <= holding.From))
                .Select(holding => holding with { Id = newId(), SeatId = after.Id, From = holding.From > on ? holding.From : on }),
        ];
        var leads = LeaderSeatId == seat;
        Close(seat, on);
        _seats.Add(after);
        _holdings.AddRange(passing);
        if (leads)
            LeaderSeatId = after.Id;
    }

    public void Appoint(Holding holding) => _holdings.Add(holding);

    public void Vacate(Guid holding, DateOnly on) => _holdings.ReplaceEach(other => other.Id == holding, other => other.EndedOn(on));

    /// <summary>Shows the name of whoever sits in a seat, or shows it no longer.</summary>
    public void Show(Guid holding, bool nameIsPublic) => _holdings.ReplaceEach(other => other.Id == holding, other => other with { NameIsPublic = nameIsPublic });

    /// <summary>The holding that stands in the way of another in the same seat and role.</summary>
    public Holding? InTheWayOf(Holding wanted) => _holdings.Find(holding =>
        holding.SeatId == wanted.SeatId && holding.Role == wanted.Role && Period.Overlap(holding.From, holding.To, wanted.From, wanted.To));

    /// <summary>Adopts a mandate, which ends the one before.</summary>
    public void Adopt(BodyMandate mandate) => Mandates = [.. Mandates.Select(before => before.IsOn(mandate.From) ? before with { To = mandate.From } : before), mandate];

    /// <summary>The mandate that is in force on a day.</summary>
    public BodyMandate? MandateOn(DateOnly day) => Mandates.FirstOrDefault(mandate => mandate.IsOn(day));

    public void Lapse(int version, DateOnly on) =>
        Mandates = [.. Mandates.Select(mandate => mandate.Version == version ? mandate with { LapsedOn = on } : mandate)];

    public void Waive(RuleWaiver waiver) => Waivers = [.. Waivers, waiver];

    public bool IsWaived(string rule, DateOnly day) => Waivers.Any(waiver => waiver.Rule == rule && waiver.On <= day);

    /// <summary>Whether it may do something on a day.</summary>
    public bool Has(Power power, DateOnly day) => MandateOn(day)?.Gives(power, day) is true;

    /// <summary>The seats that exist on a day.</summary>
    public IEnumerable<Seat> SeatsOn(DateOnly day) => _seats.Where(seat => seat.IsOn(day));

    /// <summary>Who sits in a seat on a day.</summary>
    public Holding? In(Guid seat, HoldingRole role, DateOnly day) => _holdings.Find(holding => holding.SeatId == seat && holding.Role == role && holding.IsOn(day));

    /// <summary>Ends its seats, whoever sits in them and its mandate on a day.</summary>
    public void EndAll(DateOnly on)
    {
        _holdings.ReplaceEach(holding => holding.To is not { } to || to > on, holding => holding.EndedOn(on));
        _seats.ReplaceEach(seat => seat.To is not { } to || to > on, seat => seat with { To = on });
        Mandates = [.. Mandates.Where(mandate => mandate.From < on).Select(mandate => mandate.IsOn(on) ? mandate with { To = on } : mandate)];
        LeaderSeatId = null;
    }

    public IEnumerable<IState> States() =>
    [
        new BodyState(Id, BelongsToId, Name, Kind, Status)
        {
            SecretariatId = SecretariatId,
            LeaderSeatId = LeaderSeatId,
            FoundedOn = FoundedOn,
            MeetingsPerYear = MeetingsPerYear,
            Seats = [.. _seats.OrderBy(seat => seat.Id).Select(seat => seat.State())],
            Holdings = [.. _holdings.OrderByDescending(holding => holding.From).ThenBy(holding => holding.Id).Take(HoldingsInEvent).Select(holding => holding.State())],
            Readings = Readings,
            Rules = Rules,
            Waivers = Waivers,
            Mandates = Mandates,
            Sources = Sources,
        },
    ];

    // A newer region may send a kind or a role that this version does not know: the copy keeps what it understands.
    public override void Apply(BodyState state)
    {
        OwnerId = StableId.OfDeployment(Authority);
        BelongsToId = state.OwnerId;
        Status = state.Status.Known ?? Status;
        Describe(state.Name, state.Kind.Known ?? BodyKind.Other, state.SecretariatId, state.FoundedOn);
        LedFrom(state.LeaderSeatId);
        MeetingsPerYear = state.MeetingsPerYear;
        NamedBy(state.Sources);
        JudgeBy(state.Readings, state.Rules);
        (Waivers, Mandates) = (state.Waivers, state.Mandates);
        _seats.Clear();
        _seats.AddRange(state.Seats.Select(Seat.Of));
        _holdings.Clear();
        _holdings.AddRange(state.Holdings.Where(holding => holding.Role.Known is not null).Select(Holding.Of));
    }
}
