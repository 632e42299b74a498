using Ksf.Contracts;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Roles;

internal static class GetRole
{
    public static async Task<Results<Resource<RoleView>, Problem>> HandleAsync(
        Guid id, Caller caller, RegistryDbContext db, Deployment deployment, TimeProvider time, CancellationToken cancellationToken)
    {
        var assigner = caller.May(Permissions.AssignRole, StableId.OfDeployment(deployment.Id));
        var role = await db.Roles.AsNoTracking()
            .SingleOrDefaultAsync(role => role.Id == id && (assigner || role.ActorId == caller.ActorId), cancellationToken);
        if (role is null)
            return CommonProblems.NotFound.With();
        var organisations = await Organisation.NamedAsync(db, deployment, [role.OrganisationId], time.TodayInNorway(), cancellationToken);
        return new Resource<RoleView>(RoleView.Of(role, organisations[role.OrganisationId]), role.Sequence);
    }
}
