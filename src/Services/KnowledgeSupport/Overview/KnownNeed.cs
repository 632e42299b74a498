using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.KnowledgeSupport.Overview;

/// <summary>Copy of a need anywhere in the country, kept in the national deployment. The deployment that it was reported in is the authority.</summary>
internal sealed class KnownNeed : ICopyOf<NeedSubmitted>, ICopyOf<NeedRevised>, ICopyOf<NeedWithdrawn>
{
    public Guid Id { get; init; }

    public string Deployment { get; private set; } = "";

    public Guid MunicipalityId { get; private set; }

    public string Title { get; private set; } = "";

    public string Question { get; private set; } = "";

    public ServiceArea ServiceArea { get; private set; }

    public string Status { get; private set; } = "";

    public DateTimeOffset SubmittedAt { get; private set; }

    public long Sequence { get; set; }

    public static Guid KeyOf(NeedSubmitted data) => data.Need.Id;

    public static Guid KeyOf(NeedRevised data) => data.Need.Id;

    public static Guid KeyOf(NeedWithdrawn data) => data.Need.Id;

    public void Take(Received<NeedSubmitted> received) => Take(received.Deployment, received.Data.Need);

    public void Take(Received<NeedRevised> received) => Take(received.Deployment, received.Data.Need);

    public void Take(Received<NeedWithdrawn> received) => Take(received.Deployment, received.Data.Need);

    private void Take(string deployment, NeedState need) =>
        (Deployment, MunicipalityId, Title, Question, ServiceArea, Status, SubmittedAt) =
            (deployment, need.MunicipalityId, need.Title, need.Question, need.ServiceArea, need.Status, need.SubmittedAt);
}
