using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Lists;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ksf.KnowledgeSupport.Public;

internal static class ListPublicNeeds
{
    private static readonly Open<NeedStatus> Withdrawn = NeedStatus.Withdrawn;

    public static async Task<Ok<CountedPage<PublicNeedSummary>>> HandleAsync(
        [AsParameters] NeedFilter filter, [AsParameters] DeploymentFilter deployment, [AsParameters] PageRequest page, NeedLists lists, KnowledgeDbContext db,
        CancellationToken cancellationToken) => TypedResults.Ok(await lists.ReadAsync(
            deployment.Of(db.KnownNeeds).Where(need => need.Status != Withdrawn), filter, page, inTitles: true,
            row => new PublicNeedSummary(
                row.Need.Number, row.Need.Authority, row.Organisation, row.Need.Title, row.Need.ServiceArea, row.Need.Status, row.Need.SubmittedAt, row.Need.Endorsers)
            {
                Id = row.Need.Id,
            },
            row => row.Id, row => row.Endorsers, cancellationToken));
}
