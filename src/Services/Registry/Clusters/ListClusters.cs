using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Clusters;

internal static class ListClusters
{
    public static async Task<Ok<Page<ClusterView>>> HandleAsync(
        [AsParameters] Filter filter, [AsParameters] AsOf asOf, [AsParameters] PageRequest page, VerbContext context, RegistryDbContext db,
        CancellationToken cancellationToken)
    {
        var day = await asOf.ClusterDayAsync(cancellationToken);
        var after = page.Key<Key>()?.Id ?? Guid.Empty;
        var wanted = db.Clusters.AsNoTracking().Where(cluster => cluster.Id > after);
        if (filter.Deployment is { } deployment)
            wanted = wanted.Where(cluster => cluster.Authority == deployment);
        if (filter.Municipality is { } number)
        {
            var numbered = await NumberedMunicipality.FindAsync(db, [number], day, cancellationToken);
            var id = numbered.GetValueOrDefault(number)?.Id ?? throw MunicipalityProblems.Unknown.AsException(number);
            wanted = wanted.Where(cluster => cluster.Participations.Any(part =>
                part.PartyId == id && (part.From == null || part.From <= day) && (part.To == null || part.To > day)));
        }
        var rows = await wanted.AsSplitQuery().OrderBy(cluster => cluster.Id).Take(page.Size + 1).ToListAsync(cancellationToken);
        var views = await ClusterView.OfAsync(rows, context, day, cancellationToken);
        return TypedResults.Ok(page.Of(views, view => new Key(view.Id), view => view));
    }

    /// <summary>The key of a page's last cluster. Ids of founded clusters are UUIDv7, so they are in order of registration.</summary>
    private sealed record Key(Guid Id);

    /// <summary>Filters of the list.</summary>
    /// <param name="Deployment">Only those of this deployment.</param>
    /// <param name="Municipality">Only those that this municipality takes part in on the day: its number.</param>
    public readonly record struct Filter(
        [FromQuery(Name = "deployment"), ParameterDescription("Only those of this deployment.")] string? Deployment,
        [FromQuery(Name = "municipality"), ParameterDescription("Only those that this municipality takes part in on the day: its number.")] string? Municipality);
}
