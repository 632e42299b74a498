using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Lists;
using Ksf.KnowledgeSupport.Similar;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.KnowledgeSupport.Overview;

/// <summary>Copy of a need from any deployment, including this one. The deployment where it was reported is the authority.</summary>
internal sealed class KnownNeed : CopyOf<NeedState>, IListedNeed<KnownNeed>
{
    public string Number { get; private set; } = "";

    public Guid MunicipalityId { get; private set; }

    public string Title { get; private set; } = "";

    public string Question { get; private set; } = "";

    public Open<ServiceArea> ServiceArea { get; private set; }

    public Open<NeedStatus> Status { get; private set; }

    public DateTimeOffset SubmittedAt { get; private set; }

    public IReadOnlyList<Step> Steps { get; private set; } = [];

    /// <summary>Title and question in the form in which bokmål and nynorsk are compared.</summary>
    public string TitleWords { get; private set; } = "";

    public string QuestionWords { get; private set; } = "";

    public Guid? HandlerId { get; private set; }

    public DateOnly? ExpectedBy { get; private set; }

    /// <summary>How many municipalities endorse it. The database keeps it.</summary>
    public int Endorsers { get; private set; }

    public static Expression<Func<KnownNeed, bool>> HasStatus(NeedStatus status)
    {
        Open<NeedStatus> wanted = status;
        return need => need.Status == wanted;
    }

    public static Expression<Func<KnownNeed, bool>> Concerns(ServiceArea area)
    {
        Open<ServiceArea> wanted = area;
        return need => need.ServiceArea == wanted;
    }

    public static string TitleProperty => nameof(TitleWords);

    public static string Comparable(string words) => CommonForm.OfText(words);

    public override void Apply(NeedState state)
    {
        (Number, MunicipalityId, Title, Question, ServiceArea, Status, SubmittedAt, Steps, HandlerId, ExpectedBy) =
            (state.Number, state.MunicipalityId, state.Title, state.Question, state.ServiceArea, state.Status, state.SubmittedAt, state.Steps, state.HandlerId,
                state.ExpectedBy);
        (TitleWords, QuestionWords) = (CommonForm.OfText(Title), CommonForm.OfText(Question));
    }
}
