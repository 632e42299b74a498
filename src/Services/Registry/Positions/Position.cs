using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Positions;

/// <summary>
/// A position with two employers. The national Registry also keeps copies of the regions' positions, without who holds them.
/// </summary>
internal sealed class Position : CopyOf<PositionState>, IEntity<Position, PositionStatus>
{
    private readonly List<PositionEmployer> _employers = [];

    public PositionStatus Status { get; set; }

    /// <summary>The region's or the nation's secretariat.</summary>
    public Guid OwnerId { get; private set; }

    public PositionKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public DateOnly From { get; private set; }

    public DateOnly? To { get; private set; }

    public Guid? ClusterId { get; private set; }

    /// <summary>Names of <see cref="ServiceArea"/>.</summary>
    public string[] Areas { get; private set; } = [];

    public string? Funding { get; private set; }

    /// <summary>Opaque id of the person who holds it; null for nobody, or where it is not said, and in copies.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Whether the person has agreed that the name is shown.</summary>
    public bool NameIsPublic { get; private set; }

    public IReadOnlyList<PositionEmployer> Employers => _employers;

    public static Position Register(Guid id, string authority, PositionKind kind) => new() { Id = id, Authority = authority, OwnerId = StableId.OfDeployment(authority), Kind = kind };

    public static Expression<Func<Position, bool>> OwnedBy(IReadOnlyList<Guid> organisations) => position => organisations.Contains(position.OwnerId);

    public void Describe(PositionDescription description, IEnumerable<PositionEmployer> employers)
    {
        (Title, From, To, ClusterId, Funding) = (description.Title, description.From!.Value, description.To, description.Cluster, description.Funding);
        Areas = [.. (description.Areas ?? []).Distinct().Select(Open.NameOf)];
        (PersonId, NameIsPublic) = (description.Person, description.NameIsPublic ?? false);
        _employers.Clear();
        _employers.AddRange(employers);
    }

    /// <summary>Ends it on a day. One that has not begun never begins.</summary>
    public void End(DateOnly day) => To = day < From ? From : day;

    public IEnumerable<IState> States() =>
    [
        new PositionState(Id, Kind, Title, [.. _employers], From, To)
        {
            ClusterId = ClusterId,
            Areas = [.. Areas.Select(area => new Open<ServiceArea>(area))],
            Funding = Funding,
            Status = Status,
        },
    ];

    // A newer region may send a kind or a status that this version does not know: the copy keeps what it understands.
    public override void Apply(PositionState state)
    {
        OwnerId = StableId.OfDeployment(Authority);
        (Kind, Status) = (state.Kind.Known ?? Kind, state.Status.Known ?? Status);
        (Title, From, To, ClusterId, Funding) = (state.Title, state.From, state.To, state.ClusterId, state.Funding);
        Areas = [.. state.Areas.Select(area => area.Name)];
        _employers.Clear();
        _employers.AddRange(state.Employers);
    }
}
