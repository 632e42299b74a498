using Ksf.KnowledgeSupport.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Needs;

internal static class ReadNeed
{
    public static async Task<Results<Resource<NeedView>, Problem>> HandleAsync(
        Guid id, Caller caller, KnowledgeDbContext db, CancellationToken cancellationToken)
    {
        var found = await NeedAndMunicipality.Of(db.Needs.Where(need => need.Id == id), db).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? CommonProblems.NotFound.With()
            : new Resource<NeedView>(NeedView.Of(found.Need, found.Municipality, caller), found.Need.Sequence);
    }
}
