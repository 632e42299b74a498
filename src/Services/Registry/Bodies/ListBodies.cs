using Ksf.Contracts;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Bodies;

internal static class ListBodies
{
    public static async Task<Ok<Page<BodyView>>> HandleAsync(
        [AsParameters] Filter filter, [AsParameters] AsOf asOf, [AsParameters] PageRequest page, VerbContext context, RegistryDbContext db,
        CancellationToken cancellationToken)
    {
        var day = await asOf.DayAsync(cancellationToken);
        var after = page.Key<Key>()?.Id ?? Guid.Empty;
        var wanted = db.Bodies.AsNoTracking().Where(body => body.Id > after);
        if (filter.Deployment is { } deployment)
            wanted = wanted.Where(body => body.Authority == deployment);
        if (filter.Owner is { } owner)
        {
            var id = Guid.TryParse(owner, out var given) ? given : StableId.OfDeployment(owner);
            wanted = wanted.Where(body => body.BelongsToId == id);
        }
        var rows = await wanted.AsSplitQuery().OrderBy(body => body.Id).Take(page.Size + 1).ToListAsync(cancellationToken);
        var views = await BodyView.OfAsync(rows, context, day, cancellationToken);
        return TypedResults.Ok(page.Of(views, view => new Key(view.Id), view => view));
    }

    /// <summary>The key of a page's last body.</summary>
    private sealed record Key(Guid Id);

    /// <summary>Filters of the list.</summary>
    /// <param name="Deployment">Only those of this deployment.</param>
    /// <param name="Owner">Only those that belong to this: the id of a deployment, a cluster or a body.</param>
    public readonly record struct Filter(
        [FromQuery(Name = "deployment"), ParameterDescription("Only those of this deployment.")] string? Deployment,
        [FromQuery(Name = "owner"), ParameterDescription("Only those that belong to this: the id of a deployment, a cluster or a body.")] string? Owner);
}
