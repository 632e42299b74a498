using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Lists;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>A knowledge need (kunnskapsbehov): what a municipality wants to know.</summary>
internal sealed class Need : IEntity<Need, NeedStatus>, ITimeline, IListedNeed<Need>
{
    public const int TitleLength = 200;
    public const int TextLength = 2_000;

    public const int DifferenceLength = 1_000;

    /// <summary>How many needs it can be said to differ from.</summary>
    public const int MostSimilar = 20;

    private const int RemarksKept = 50;

    public required Guid Id { get; init; }

    /// <summary>Its public number, such as <c>vest-2026-17</c>.</summary>
    public required string Number { get; init; }

    public required Guid MunicipalityId { get; init; }

    /// <summary>The organisation that screens it: the secretariat of the deployment.</summary>
    public required Guid SecretariatId { get; init; }

    /// <summary>The person or system that reported it; an opaque id.</summary>
    public required Guid ReportedBy { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required string Title { get; set; }

    public required string Question { get; set; }

    public string? Background { get; set; }

    public required ServiceArea ServiceArea { get; set; }

    /// <summary>The needs that the municipality was shown, and found to be others than its own.</summary>
    public Guid[] DiffersFrom { get; init; } = [];

    /// <summary>How they differ.</summary>
    public string? DiffersBecause { get; init; }

    public NeedStatus Status { get; set; }

    public IReadOnlyList<Step> Steps { get; set; } = [];

    /// <summary>The organisation that has it now, once the secretariat has taken it.</summary>
    public Guid? HandlerId { get; private set; }

    /// <summary>When the next that happens is expected.</summary>
    public DateOnly? ExpectedBy { get; private set; }

    /// <summary>What the secretariat and the municipality have written to each other about it, oldest first. Only its deployment has it.</summary>
    public IReadOnlyList<Remark> Remarks { get; private set; } = [];

    public long Sequence { get; set; }

    Guid IEntity<Need, NeedStatus>.OwnerId => MunicipalityId;

    public static Expression<Func<Need, bool>> OwnedBy(IReadOnlyList<Guid> organisations) => need => organisations.Contains(need.MunicipalityId);

    public static Expression<Func<Need, bool>> OwnedBy(string permission, IReadOnlyList<Guid> organisations) =>
        permission == Permissions.ScreenNeed ? need => organisations.Contains(need.SecretariatId) : OwnedBy(organisations);

    public IReadOnlyList<Guid> OwnersFor(string permission) => OwnersFor(permission, MunicipalityId, SecretariatId);

    /// <summary>Whose permission counts: the secretariat screens, and the municipality does the rest.</summary>
    public static IReadOnlyList<Guid> OwnersFor(string permission, Guid municipalityId, Guid secretariatId) =>
        [permission == Permissions.ScreenNeed ? secretariatId : municipalityId];

    public static Expression<Func<Need, bool>> HasStatus(NeedStatus status) => need => need.Status == status;

    public static Expression<Func<Need, bool>> Concerns(ServiceArea area) => need => need.ServiceArea == area;

    public IEnumerable<IState> States() =>
    [
        new NeedState(Id, MunicipalityId, Title, Question, ServiceArea, Status, SubmittedAt, Number, Steps) { HandlerId = HandlerId, ExpectedBy = ExpectedBy },
    ];

    /// <summary>Puts the need in an organisation's hands until a day.</summary>
    public void HandTo(Guid? handlerId, DateOnly? expectedBy) => (HandlerId, ExpectedBy) = (handlerId, expectedBy);

    /// <summary>Keeps what somebody wrote. Beyond <see cref="RemarksKept"/> the oldest is left out; the audit has it still.</summary>
    public void Remark(string verb, string? text, DateTimeOffset at)
    {
        if (text is not null)
            Remarks = [.. Remarks.Skip(Remarks.Count - RemarksKept + 1), new Remark(verb, text, at)];
    }
}
