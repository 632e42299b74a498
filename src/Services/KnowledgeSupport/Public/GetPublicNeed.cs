using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Lists;
using Ksf.KnowledgeSupport.Needs;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Public;

internal static class GetPublicNeed
{
    /// <summary>Also a withdrawn need: somebody may have been sent its address.</summary>
    public static async Task<Results<Ok<PublicNeedView>, Problem>> HandleAsync(
        [ParameterDescription("The need's number: `vest-2026-17`.")] string number, NeedLists lists, KnowledgeDbContext db,
        CancellationToken cancellationToken)
    {
        var view = await lists.WithMunicipality(db.KnownNeeds.AsNoTracking().Where(need => need.Number == number))
            .Select(row => new PublicNeedView(
                row.Need.Number, row.Need.Authority, row.Organisation, row.Need.Title, row.Need.ServiceArea, row.Need.Status, row.Need.SubmittedAt,
                row.Need.Steps, row.Need.Endorsers, Handler.Of(row.Need.HandlerId, row.Organisation), row.Need.ExpectedBy))
            .SingleOrDefaultAsync(cancellationToken);
        return view is null ? CommonProblems.NotFound.With() : TypedResults.Ok(view);
    }
}
