using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Invitations;

internal static class ListInvitations
{
    public static async Task<Ok<Page<SentInvitationView>>> HandleAsync(
        [AsParameters] Filter filter, [AsParameters] PageRequest page, VerbContext context, RegistryDbContext db, Deployment deployment, HttpResponse response,
        CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        var (now, after) = (context.Now, page.Key<Key>()?.Id ?? Guid.Empty);
        var wanted = db.Invitations.AsNoTracking().Where(Invitation.OwnedBy(context.Caller.OrganisationsWith(Permissions.AssignRole))).Where(one => one.Id > after);
        if (filter.Settled is not true)
            wanted = wanted.Where(one => one.Status == InvitationStatus.Pending && one.ExpiresAt > now);
        if (filter.Organisation is { } key)
        {
            var id = (await Organisation.FindAsync(db, deployment, key, context.Today, cancellationToken))?.Id ?? Guid.Empty;
            wanted = wanted.Where(one => one.OrganisationId == id);
        }
        var rows = await wanted.OrderBy(one => one.Id).Take(page.Size + 1).ToListAsync(cancellationToken);
        var views = await SentInvitationView.OfAsync(rows, context, withLink: false, cancellationToken);
        return TypedResults.Ok(page.Of(views, one => new Key(one.Id), one => one));
    }

    /// <summary>The key of a page's last invitation. Ids are UUIDv7, so they are in the order in which they were sent first.</summary>
    private sealed record Key(Guid Id);

    /// <summary>Filters of the list.</summary>
    /// <param name="Organisation">Only those to this organisation: a municipality's number, another's id, or the deployment's id.</param>
    /// <param name="Settled">Whether those that are accepted, withdrawn or expired are listed too.</param>
    public readonly record struct Filter(
        [FromQuery(Name = "organisation"), ParameterDescription("Only those to this organisation: a municipality's number, another's id, or the deployment's id.")] string? Organisation,
        [FromQuery(Name = "settled"), ParameterDescription("Whether those that are accepted, withdrawn or expired are listed too.")] bool? Settled);
}
