using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Municipalities;

internal static class GetMunicipalityHistory
{
    public static async Task<Results<Resource<MunicipalityState>, Problem>> HandleAsync(
        [ParameterDescription("A number that it has or has had: four digits.")] string number, RegistryDbContext db, CancellationToken cancellationToken)
    {
        var found = await db.Municipalities.AsNoTracking()
            .Where(municipality => municipality.Versions.Any(version => version.Number == number))
            .OrderByDescending(municipality => municipality.Versions.Max(version => version.ValidFrom))
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? MunicipalityProblems.Unknown.With(number) : new Resource<MunicipalityState>(found.State(), found.Sequence);
    }
}
