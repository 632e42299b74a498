using Ksf.KnowledgeSupport.Data;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Endorsements;

internal static class GetEndorsement
{
    public static async Task<Results<Resource<EndorsementView>, Problem>> HandleAsync(
        [ParameterDescription("The endorsement's id.")] Guid id, VerbContext context, KnowledgeDbContext db, CancellationToken cancellationToken)
    {
        var deployment = context.Deployment.Id;
        var endorsement = await db.Endorsements.AsNoTracking().SingleOrDefaultAsync(given => given.Id == id && given.Authority == deployment, cancellationToken);
        return endorsement is null
            ? CommonProblems.NotFound.With()
            : new Resource<EndorsementView>(await EndorsementView.OfAsync(endorsement, context, cancellationToken), endorsement.Sequence);
    }
}
