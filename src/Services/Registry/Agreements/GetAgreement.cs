using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Agreements;

internal static class GetAgreement
{
    public static async Task<Results<Resource<AgreementView>, Problem>> HandleAsync(
        Guid id, [AsParameters] AsOf asOf, VerbContext context, RegistryDbContext db, CancellationToken cancellationToken)
    {
        var day = await asOf.DayAsync(cancellationToken);
        var found = await db.Agreements.AsNoTracking().SingleOrDefaultAsync(agreement => agreement.Id == id, cancellationToken);
        return found is null
            ? CommonProblems.NotFound.With()
            : new Resource<AgreementView>((await AgreementView.OfAsync([found], context, day, cancellationToken))[0], found.Sequence);
    }
}
