using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Roles;

internal static class ListRoles
{
    public static async Task<Ok<Page<HeldRoleView>>> HandleAsync(
        [AsParameters] Filter filter, [AsParameters] PageRequest page, VerbContext context, RegistryDbContext db, Deployment deployment, HttpResponse response,
        CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        var today = context.Today;
        var after = page.Key<Key>()?.Id ?? Guid.Empty;
        var wanted = db.Roles.AsNoTracking().Where(RoleAssignment.VisibleTo(context.Caller)).Where(role => role.Id > after);
        if (filter.Ended is not true)
            wanted = wanted.Where(role => role.ValidTo == null || (role.ValidTo > today && role.ValidTo > role.ValidFrom));
        if (filter.Mine is true)
            wanted = wanted.Where(role => role.ActorId == context.Caller.ActorId);
        if (filter.Organisation is { } key)
        {
            var id = (await Organisation.FindAsync(db, deployment, key, today, cancellationToken))?.Id ?? Guid.Empty;
            wanted = wanted.Where(role => role.OrganisationId == id);
        }
        var rows = await wanted.OrderBy(role => role.Id).Take(page.Size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(page.Of(await HeldRoleView.OfAsync(rows, context, cancellationToken), role => new Key(role.Id), role => role));
    }

    /// <summary>The key of a page's last role. Ids are UUIDv7, so they are in the order in which they were given.</summary>
    private sealed record Key(Guid Id);

    /// <summary>Filters of the list.</summary>
    /// <param name="Organisation">Only those at this organisation: a municipality's number, another's id, or the deployment's id.</param>
    /// <param name="Ended">Whether those that have ended are listed too.</param>
    /// <param name="Mine">Whether only the caller's own are listed.</param>
    public readonly record struct Filter(
        [FromQuery(Name = "organisation"), ParameterDescription("Only those at this organisation: a municipality's number, another's id, or the deployment's id.")] string? Organisation,
        [FromQuery(Name = "ended"), ParameterDescription("Whether those that have ended are listed too.")] bool? Ended,
        [FromQuery(Name = "mine"), ParameterDescription("Whether only the caller's own are listed.")] bool? Mine);
}
