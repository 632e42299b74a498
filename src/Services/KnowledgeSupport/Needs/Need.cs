using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Lists;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>A knowledge need (kunnskapsbehov): what a municipality wants to know.</summary>
internal sealed class Need : IEntity<Need, NeedStatus>, ITimeline, IListedNeed<Need>
{
    public const int TitleLength = 200;
    public const int TextLength = 2_000;

    public required Guid Id { get; init; }

    /// <summary>Its public number, such as <c>vest-2026-17</c>.</summary>
    public required string Number { get; init; }

    public required Guid MunicipalityId { get; init; }

    /// <summary>The person or system that reported it; an opaque id.</summary>
    public required Guid ReportedBy { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required string Title { get; set; }

    public required string Question { get; set; }

    public string? Background { get; set; }

    public required ServiceArea ServiceArea { get; set; }

    public NeedStatus Status { get; set; }

    public IReadOnlyList<Step> Steps { get; set; } = [];

    public long Sequence { get; set; }

    Guid IEntity<Need, NeedStatus>.OwnerId => MunicipalityId;

    public static Expression<Func<Need, bool>> OwnedBy(IReadOnlyList<Guid> organisations) => need => organisations.Contains(need.MunicipalityId);

    public static Expression<Func<Need, bool>> HasStatus(NeedStatus status) => need => need.Status == status;

    public static Expression<Func<Need, bool>> Concerns(ServiceArea area) => need => need.ServiceArea == area;

    public IEnumerable<IState> States() => [new NeedState(Id, MunicipalityId, Title, Question, ServiceArea, Status, SubmittedAt, Number, Steps)];
}
