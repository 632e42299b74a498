using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.KnowledgeSupport.Overview;

/// <summary>Copy of a need from any deployment, including this one. The deployment where it was reported is the authority.</summary>
internal sealed class KnownNeed : CopyOf<NeedState>
{
    public Guid MunicipalityId { get; private set; }

    public string Title { get; private set; } = "";

    public string Question { get; private set; } = "";

    public Open<ServiceArea> ServiceArea { get; private set; }

    public Open<NeedStatus> Status { get; private set; }

    public DateTimeOffset SubmittedAt { get; private set; }

    public override void Apply(NeedState state) =>
        (MunicipalityId, Title, Question, ServiceArea, Status, SubmittedAt) =
            (state.MunicipalityId, state.Title, state.Question, state.ServiceArea, state.Status, state.SubmittedAt);
}
