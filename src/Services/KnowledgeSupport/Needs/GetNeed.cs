using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Lists;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Needs;

internal static class GetNeed
{
    public static async Task<Results<Resource<NeedView>, Problem>> HandleAsync(
        [ParameterDescription("The need's id, or its number: `vest-2026-17`.")] string id, VerbContext context, KnowledgeDbContext db,
        CancellationToken cancellationToken)
    {
        var need = await db.Needs.AsNoTracking().WithIdOrNumber(id).SingleOrDefaultAsync(cancellationToken);
        return need is null
            ? CommonProblems.NotFound.With()
            : new Resource<NeedView>(await NeedView.OfAsync(need, context, cancellationToken), need.Sequence);
    }
}
