using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>A knowledge need (kunnskapsbehov): what a municipality wants to know.</summary>
internal sealed class Need : IEntity<Need, NeedStatus>
{
    public const int TitleLength = 200;
    public const int TextLength = 2_000;

    public required Guid Id { get; init; }

    public required Guid MunicipalityId { get; init; }

    /// <summary>The person or system that reported it; an opaque id.</summary>
    public required Guid ReportedBy { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required string Title { get; set; }

    public required string Question { get; set; }

    public string? Background { get; set; }

    public required ServiceArea ServiceArea { get; set; }

    public NeedStatus Status { get; set; }

    public long Sequence { get; set; }

    Guid IEntity<Need, NeedStatus>.OwnerId => MunicipalityId;

    public static Expression<Func<Need, bool>> OwnedBy(IReadOnlyList<Guid> organisations) => need => organisations.Contains(need.MunicipalityId);

    public IEnumerable<IState> States() => [new NeedState(Id, MunicipalityId, Title, Question, ServiceArea, Status, SubmittedAt)];
}
