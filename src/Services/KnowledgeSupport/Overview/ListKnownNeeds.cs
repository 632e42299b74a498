using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Lists;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ksf.KnowledgeSupport.Overview;

internal static class ListKnownNeeds
{
    public static async Task<Ok<CountedPage<KnownNeedSummary>>> HandleAsync(
        [AsParameters] NeedFilter filter, [AsParameters] DeploymentFilter deployment, [AsParameters] PageRequest page, NeedLists lists, KnowledgeDbContext db,
        CancellationToken cancellationToken) => TypedResults.Ok(await lists.ReadAsync(
            deployment.Of(db.KnownNeeds), filter, page, inTitles: false,
            row => new KnownNeedSummary(
                row.Need.Id, row.Need.Number, row.Need.Authority, row.Organisation, row.Need.Title, row.Need.Question, row.Need.ServiceArea, row.Need.Status,
                row.Need.SubmittedAt, row.Need.Endorsers),
            row => row.Id, row => row.Endorsers, cancellationToken));
}
