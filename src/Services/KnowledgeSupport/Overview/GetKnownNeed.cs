using Ksf.KnowledgeSupport.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Overview;

internal static class GetKnownNeed
{
    public static async Task<Results<Resource<KnownNeedView>, Problem>> HandleAsync(Guid id, KnowledgeDbContext db, CancellationToken cancellationToken)
    {
        var wanted = db.KnownNeeds.AsNoTracking().Where(need => need.Id == id);
        var sequence = await wanted.Select(need => (long?)need.Sequence).SingleOrDefaultAsync(cancellationToken);
        var need = await KnownNeedView.Of(wanted, db).SingleOrDefaultAsync(cancellationToken);
        return need is null ? CommonProblems.NotFound.With() : new Resource<KnownNeedView>(need, sequence ?? 0);
    }
}
