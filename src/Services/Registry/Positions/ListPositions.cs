using Ksf.Registry.Clusters;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Positions;

internal static class ListPositions
{
    public static async Task<Ok<Page<PositionView>>> HandleAsync(
        [AsParameters] Filter filter, [AsParameters] AsOf asOf, [AsParameters] PageRequest page, VerbContext context, RegistryDbContext db, CancellationToken cancellationToken)
    {
        var day = await asOf.DayAsync(cancellationToken);
        var after = page.Key<Key>()?.Id ?? Guid.Empty;
        var wanted = db.Positions.AsNoTracking().Where(position => position.Id > after);
        // Without a day the list holds past and coming ones too.
        if (asOf.On is not null)
            wanted = wanted.Where(position => position.From <= day && (position.To == null || position.To > day));
        if (filter.Deployment is { } deployment)
            wanted = wanted.Where(position => position.Authority == deployment);
        if (filter.Cluster is { } cluster)
            wanted = wanted.Where(position => position.ClusterId == cluster);
        if (filter.Party is { } reference)
        {
            var id = Guid.TryParse(reference, out var given)
                ? given
                : (await KnownParty.FindAsync(db, reference, day, cancellationToken))?.Id ?? throw new ProblemException(Problem.AtField("?party", PositionProblems.UnknownParty, reference));
            wanted = wanted.Where(position => position.Employers.Any(employer => employer.PartyId == id));
        }
        var rows = await wanted.OrderBy(position => position.Id).Take(page.Size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(page.Of(await PositionView.OfAsync(rows, context, day, cancellationToken), position => new Key(position.Id), position => position));
    }

    public static async Task<Results<Resource<PositionView>, Problem>> HandleOneAsync(Guid id, VerbContext context, RegistryDbContext db, CancellationToken cancellationToken)
    {
        var found = await db.Positions.AsNoTracking().SingleOrDefaultAsync(position => position.Id == id, cancellationToken);
        return found is null
            ? CommonProblems.NotFound.With()
            : new Resource<PositionView>((await PositionView.OfAsync([found], context, context.Today, cancellationToken))[0], found.Sequence);
    }

    /// <summary>The key of a page's last position. Ids are UUIDv7, so they are in order of registration.</summary>
    private sealed record Key(Guid Id);

    /// <summary>Filters of the list.</summary>
    /// <param name="Deployment">Only those of this deployment.</param>
    /// <param name="Cluster">Only those of this cluster: its id.</param>
    /// <param name="Party">Only those with this employer: a municipality's number, or the id of any.</param>
    public readonly record struct Filter(
        [FromQuery(Name = "deployment"), ParameterDescription("Only those of this deployment.")] string? Deployment,
        [FromQuery(Name = "cluster"), ParameterDescription("Only those of this cluster: its id.")] Guid? Cluster,
        [FromQuery(Name = "party"), ParameterDescription("Only those with this employer: a municipality's number, or the id of any.")] string? Party);
}
