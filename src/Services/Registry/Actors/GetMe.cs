using System.Security.Claims;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Actors;

/// <summary>
/// The organisations that the caller may act for. It reads Registry's own tables and not the copy used for access control, so that a new
/// role shows at once.
/// </summary>
internal static class GetMe
{
    public static async Task<Ok<Me>> HandleAsync(
        ClaimsPrincipal user, RegistryDbContext db, Deployment deployment, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        if (Identity.Of(user) is not { } identity || await FindAsync(db, identity, cancellationToken) is not { } actor)
            return TypedResults.Ok(new Me(Actor: null, Label: null, Roles: []));

        var today = time.TodayInNorway();
        var roles = await db.Roles.AsNoTracking()
            .Where(role => role.ActorId == actor.Id && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo > today))
            .OrderBy(role => role.Id)
            .ToListAsync(cancellationToken);
        var organisations = await Organisation.NamedAsync(db, deployment, [.. roles.Select(role => role.OrganisationId).Distinct()], today, cancellationToken);
        return TypedResults.Ok(new Me(actor.Id, actor.Label,
        [
            .. from role in roles
               where organisations.ContainsKey(role.OrganisationId)
               select new MyRole(role.Id, organisations[role.OrganisationId], role.Role, role.ValidFrom, role.ValidTo),
        ]));
    }

    private static Task<Actor?> FindAsync(RegistryDbContext db, Identity identity, CancellationToken cancellationToken) =>
        db.Actors.AsNoTracking().SingleOrDefaultAsync(actor => actor.Issuer == identity.Issuer && actor.Subject == identity.Subject, cancellationToken);
}

/// <summary>The caller in this deployment.</summary>
/// <param name="Actor">Opaque id; null when the caller is not registered here.</param>
/// <param name="Label">The name of the person or system.</param>
/// <param name="Roles">The roles that are valid today.</param>
internal sealed record Me(Guid? Actor, string? Label, IReadOnlyList<MyRole> Roles);

/// <summary>One of the caller's roles.</summary>
/// <param name="Id">Id of the assignment.</param>
/// <param name="Organisation">The organisation where it is held.</param>
/// <param name="Role">Name of the role.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after; null while it lasts.</param>
internal sealed record MyRole(Guid Id, Organisation Organisation, string Role, DateOnly From, DateOnly? To);
