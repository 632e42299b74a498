using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Municipalities;

namespace Ksf.KnowledgeSupport.Overview;

/// <summary>A need in the national overview.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Deployment">The deployment where it was reported. Its background is available only there.</param>
/// <param name="Organisation">The municipality that reported it, with its present name.</param>
/// <param name="Title">Short name.</param>
/// <param name="Question">What the municipality needs to know.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Status">Its status.</param>
/// <param name="SubmittedAt">When it was reported, UTC.</param>
internal sealed record KnownNeedView(
    Guid Id, string Deployment, Municipality Organisation, string Title, string Question, Open<ServiceArea> ServiceArea, Open<NeedStatus> Status,
    DateTimeOffset SubmittedAt)
{
    /// <summary>Needs with their municipalities, newest first.</summary>
    public static IQueryable<KnownNeedView> Of(IQueryable<KnownNeed> needs, KnowledgeDbContext db) =>
        from need in needs
        join municipality in db.Municipalities on need.MunicipalityId equals municipality.Id
        let latest = municipality.Versions.OrderByDescending(v => v.ValidFrom).First()
        orderby need.Id descending
        select new KnownNeedView(
            need.Id, need.Authority, new Municipality(municipality.Id, latest.Number, latest.Name), need.Title, need.Question, need.ServiceArea,
            need.Status, need.SubmittedAt);
}
