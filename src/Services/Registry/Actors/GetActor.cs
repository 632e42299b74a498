using Ksf.Contracts;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Actors;

internal static class GetActor
{
    public static async Task<Results<Resource<ActorView>, Problem>> HandleAsync(
        Guid id, Caller caller, RegistryDbContext db, Deployment deployment, CancellationToken cancellationToken)
    {
        var registrar = caller.May(Permissions.RegisterActor, StableId.OfDeployment(deployment.Id));
        var actor = await db.Actors.AsNoTracking()
            .SingleOrDefaultAsync(actor => actor.Id == id && (registrar || actor.Id == caller.ActorId), cancellationToken);
        return actor is null ? CommonProblems.NotFound.With() : new Resource<ActorView>(ActorView.Of(actor), actor.Sequence);
    }
}
