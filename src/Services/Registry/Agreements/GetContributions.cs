using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ksf.Registry.Agreements;

internal static class GetContributions
{
    public static async Task<Results<Ok<ContributionYear>, Problem>> HandleAsync(
        Guid id, [AsParameters] YearQuery year, RegistryDbContext db, CancellationToken cancellationToken) =>
        await ContributionYear.FindAsync(db, id, year, cancellationToken) is { } found ? TypedResults.Ok(found) : CommonProblems.NotFound.With();
}
