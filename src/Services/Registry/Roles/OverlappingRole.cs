using Ksf.Registry.Data;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Roles;

internal static class OverlappingRole
{
    /// <summary>Finds another assignment of the same role to the same actor at the same organisation with an overlapping period.</summary>
    public static Task<Guid?> OverlappingAsync(
        this RegistryDbContext db, Guid except, Guid actor, Guid organisation, string roleName, DateOnly from, DateOnly? to,
        CancellationToken cancellationToken) => db.Roles
        .Where(role => role.Id != except && role.ActorId == actor && role.OrganisationId == organisation && role.Role == roleName)
        .Where(role => (role.ValidTo == null || role.ValidTo > from) && (to == null || role.ValidFrom < to))
        .Where(role => role.ValidTo == null || role.ValidTo > role.ValidFrom)
        .Select(role => (Guid?)role.Id)
        .FirstOrDefaultAsync(cancellationToken);
}
