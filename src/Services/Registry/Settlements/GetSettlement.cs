using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Settlements;

internal static class GetSettlement
{
    public static async Task<Results<Resource<SettlementView>, Problem>> HandleAsync(
        Guid id, VerbContext context, RegistryDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        var settlement = await db.Settlements.AsNoTracking()
            .Where(Settlement.OwnedBy(context.Caller.OrganisationsWith(Permissions.SettleReform)))
            .SingleOrDefaultAsync(settlement => settlement.Id == id, cancellationToken);
        return settlement is null
            ? CommonProblems.NotFound.With()
            : new Resource<SettlementView>((await SettlementView.OfAsync([settlement], context, withHolders: true, cancellationToken))[0], settlement.Sequence);
    }
}
