using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Access;

/// <summary>
/// The person or system behind a request, with its present roles in this deployment. Bind it as a handler's parameter. An unknown caller
/// has no roles and therefore no permissions.
/// </summary>
/// <param name="ActorId">Opaque id; null for a caller that is not registered.</param>
/// <param name="Held">The roles, and where they are held.</param>
public sealed record Caller(Guid? ActorId, IReadOnlyList<HeldRole> Held)
{
    /// <summary>
    /// The organisations for which the caller has a permission. Use it in a query's predicate, so that a caller without any finds nothing.
    /// </summary>
    public IReadOnlyList<Guid> OrganisationsWith(string permission) =>
        [.. Held.Where(held => Roles.Gives(held.Role, permission)).Select(held => held.OrganisationId).Distinct()];

    /// <summary>Whether the caller has a permission for an organisation.</summary>
    public bool May(string permission, Guid organisationId) =>
        Held.Any(held => held.OrganisationId == organisationId && Roles.Gives(held.Role, permission));

    /// <summary>Binds the caller to a handler's parameter.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<ICallers>().FindAsync(context.User, context.RequestAborted);
}

/// <summary>A role at an organisation.</summary>
public sealed record HeldRole(Guid OrganisationId, string Role);
