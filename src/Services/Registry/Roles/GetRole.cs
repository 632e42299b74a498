using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Roles;

internal static class GetRole
{
    public static async Task<Results<Resource<RoleView>, Problem>> HandleAsync(
        Guid id, VerbContext context, RegistryDbContext db, CancellationToken cancellationToken)
    {
        var secretariats = context.Caller.OrganisationsWith(Permissions.AssignRole);
        var role = await db.Roles.AsNoTracking()
            .SingleOrDefaultAsync(role => role.Id == id && (secretariats.Contains(role.OwnerId) || role.ActorId == context.Caller.ActorId), cancellationToken);
        return role is null
            ? CommonProblems.NotFound.With()
            : new Resource<RoleView>(await RoleView.OfAsync(role, context, cancellationToken), role.Sequence);
    }
}
