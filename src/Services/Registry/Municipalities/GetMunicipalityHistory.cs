using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Municipalities;

internal static class GetMunicipalityHistory
{
    public static async Task<Results<Resource<MunicipalityState>, Problem>> HandleAsync(
        [ParameterDescription("A number that it has or has had: four digits.")] string number, RegistryDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var today = time.TodayInNorway();
        var found = await db.Municipalities.AsNoTracking()
            .Where(municipality => municipality.Versions.Any(version => version.Number == number))
            // A number that passes to another is that of the one that has it now, until the day comes.
            .OrderByDescending(municipality => municipality.Versions.Any(version => version.Number == number && version.ValidFrom <= today))
            .ThenByDescending(municipality => municipality.Versions.Where(version => version.Number == number).Max(version => version.ValidFrom))
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? MunicipalityProblems.Unknown.With(number) : new Resource<MunicipalityState>(found.State(), found.Sequence);
    }
}
