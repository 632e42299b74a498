using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Lists;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Needs;

internal static class ListNeeds
{
    public static async Task<Ok<CountedPage<NeedSummary>>> HandleAsync(
        [AsParameters] NeedFilter filter,
        [ParameterDescription("Only those of this cluster's members: the cluster's id.")] Guid? cluster,
        [AsParameters] PageRequest page, Caller caller, NeedLists lists, KnowledgeDbContext db, CancellationToken cancellationToken)
    {
        IQueryable<Need> needs = db.Needs;
        if (cluster is { } id)
        {
            // The members first, so that their needs are read by the index.
            var members = await db.Clusters.Where(c => c.Id == id).Select(c => c.MemberIds).SingleOrDefaultAsync(cancellationToken) ?? [];
            needs = needs.Where(need => members.Contains(need.MunicipalityId));
        }
        return TypedResults.Ok(await lists.ReadAsync(
            needs, filter, page, inTitles: false,
            row => new NeedSummary(
                row.Need.Id, row.Need.Number, row.Organisation, row.Need.Title, row.Need.ServiceArea, row.Need.Status, row.Need.SubmittedAt,
                Handler.Of(row.Need.HandlerId, row.Organisation), row.Need.ExpectedBy,
                ActionsFor(caller, row.Need.Status, row.Need.MunicipalityId, row.Need.SecretariatId)),
            row => row.Id, endorsers: null, cancellationToken));
    }

    private static IReadOnlyList<string> ActionsFor(Caller caller, NeedStatus status, Guid municipalityId, Guid secretariatId) =>
        NeedTransitions.Table.ActionsFor(caller, status, permission => Need.OwnersFor(permission, municipalityId, secretariatId));
}
