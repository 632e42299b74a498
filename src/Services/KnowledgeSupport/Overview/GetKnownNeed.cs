using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Lists;
using Ksf.KnowledgeSupport.Needs;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Overview;

internal static class GetKnownNeed
{
    public static async Task<Results<Resource<KnownNeedView>, Problem>> HandleAsync(
        [ParameterDescription("The need's id, or its number: `vest-2026-17`.")] string id, NeedLists lists, KnowledgeDbContext db,
        CancellationToken cancellationToken)
    {
        var found = await lists.WithMunicipality(db.KnownNeeds.AsNoTracking().WithIdOrNumber(id))
            .Select(row => new
            {
                View = new KnownNeedView(
                    row.Need.Id, row.Need.Number, row.Need.Authority, row.Organisation, row.Need.Title, row.Need.Question, row.Need.ServiceArea,
                    row.Need.Status, row.Need.SubmittedAt, row.Need.Steps, row.Need.Endorsers,
                    Handler.Of(row.Need.HandlerId, row.Organisation), row.Need.ExpectedBy),
                row.Need.Sequence,
            })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? CommonProblems.NotFound.With() : new Resource<KnownNeedView>(found.View, found.Sequence);
    }
}
