using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Roles;

internal static class GetRole
{
    public static async Task<Results<Resource<HeldRoleView>, Problem>> HandleAsync(
        Guid id, VerbContext context, RegistryDbContext db, CancellationToken cancellationToken)
    {
        var role = await db.Roles.AsNoTracking().Where(RoleAssignment.VisibleTo(context.Caller)).SingleOrDefaultAsync(role => role.Id == id, cancellationToken);
        return role is null
            ? CommonProblems.NotFound.With()
            : new Resource<HeldRoleView>((await HeldRoleView.OfAsync([role], context, cancellationToken))[0], role.Sequence);
    }
}
