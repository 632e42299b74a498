using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Parties;

internal static class GetParty
{
    public static async Task<Results<Ok<PartyView>, Problem>> HandleAsync(Guid id, RegistryDbContext db, CancellationToken cancellationToken)
    {
        var party = await db.Parties.AsNoTracking().Where(party => party.Id == id).Select(PartyView.Of).SingleOrDefaultAsync(cancellationToken);
        return party is null ? CommonProblems.NotFound.With() : TypedResults.Ok(party);
    }
}
