using System.Text.RegularExpressions;
using Ksf.Contracts;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Actors;

/// <summary>
/// Persons and systems to give roles to. A secretariat sees all of them; one who gives roles at an organisation sees those who have or have had a role
/// there.
/// </summary>
internal static partial class ListActors
{
    public static async Task<Ok<Page<ActorView>>> HandleAsync(
        [AsParameters] Filter filter, [AsParameters] PageRequest page, Caller caller, RegistryDbContext db, Deployment deployment, HttpResponse response,
        CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        var all = caller.May(Permissions.RegisterActor, StableId.OfDeployment(deployment.Id));
        var places = caller.OrganisationsWith(Permissions.AssignRole);
        var wanted = db.Actors.AsNoTracking()
            .Where(actor => actor.Status == ActorStatus.Registered)
            .Where(actor => all || db.Roles.Any(role => role.ActorId == actor.Id && places.Contains(role.OrganisationId)));
        if (filter.Name is { Length: > 0 } words)
            wanted = wanted.Where(actor => EF.Functions.ILike(actor.Label, $"%{LikeSpecial().Replace(words, @"\$0")}%", @"\"));
#pragma warning disable CA1309 // This becomes SQL, which compares in the column's collation, as it orders.
        if (page.Key<Key>() is { } after)
            wanted = wanted.Where(actor => string.Compare(actor.Label, after.Label) > 0 || (actor.Label == after.Label && actor.Id > after.Id));
#pragma warning restore CA1309
        var rows = await wanted.OrderBy(actor => actor.Label).ThenBy(actor => actor.Id).Take(page.Size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(page.Of(rows, actor => new Key(actor.Label, actor.Id), ActorView.Of));
    }

    /// <summary>What means something else than itself in a pattern of SQL's LIKE.</summary>
    [GeneratedRegex(@"[\\%_]", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex LikeSpecial();

    /// <summary>The key of a page's last actor.</summary>
    private sealed record Key(string Label, Guid Id);

    /// <summary>Filters of the list.</summary>
    /// <param name="Name">Only those whose name contains this.</param>
    public readonly record struct Filter(
        [FromQuery(Name = "name"), ParameterDescription("Only those whose name contains this.")] string? Name);
}
