using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Reforms;

internal static class ListReforms
{
    public static void MapReforms(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/reforms", HandleAsync)
        .Public()
        .WithTags("Reforms")
        .WithSummary("Planned and past reforms since 2017 with what each does, newest first, all on one page.");

    public static async Task<Ok<Page<ReformView>>> HandleAsync(RegistryDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var municipalities = await db.Municipalities.AsNoTracking().AsSplitQuery().ToDictionaryAsync(municipality => municipality.Id, cancellationToken);
        var regionsBegan = await db.Regions.MinAsync(region => (DateOnly?)region.ValidFrom, cancellationToken);
        return TypedResults.Ok(new Page<ReformView>(Of(new Lineage(municipalities), municipalities.Values, regionsBegan, time.TodayInNorway()), Next: null));
    }

    private static List<ReformView> Of(Lineage lineage, IEnumerable<Municipality> municipalities, DateOnly? regionsBegan, DateOnly today) =>
    [
        .. municipalities
            .SelectMany(municipality => ChangesOf(municipality, lineage, regionsBegan))
            .GroupBy(change => change.On)
            .OrderByDescending(day => day.Key)
            .Select(day => new ReformView(
                day.Key, day.Key > today, [.. day.Select(change => change.Change).OrderBy(change => change.Before.Number, StringComparer.Ordinal).ThenBy(change => change.Kind)])),
    ];

    private static IEnumerable<(DateOnly On, ReformChangeView Change)> ChangesOf(Municipality municipality, Lineage lineage, DateOnly? regionsBegan)
    {
        foreach (var day in municipality.Successors.GroupBy(succession => succession.On))
        {
            var goesOn = lineage.ExistsOn(municipality.Id, day.Key);
            var kind = day.Count() == 1 && day.Single().Kind == SuccessionKind.Merge ? ReformChange.Merged : ReformChange.Divided;
            IEnumerable<Guid> after = [.. goesOn ? [municipality.Id] : Array.Empty<Guid>(), .. day.Select(succession => succession.SuccessorId)];
            yield return (day.Key, new ReformChangeView(
                kind, View(municipality, day.Key.AddDays(-1)),
                [.. after.Select(lineage.Find).OfType<Municipality>().Select(other => View(other, day.Key)).OrderBy(other => other.Number, StringComparer.Ordinal)]));
        }

        foreach (var (before, version) in municipality.Versions.OrderBy(version => version.ValidFrom).Zip(municipality.Versions.OrderBy(version => version.ValidFrom).Skip(1)))
        {
            ReformChange? kind = before.Number != version.Number ? ReformChange.Renumbered
                : before.Name != version.Name ? ReformChange.Renamed
                : null;
            if (kind is { } change)
                yield return (version.ValidFrom, new ReformChangeView(change, View(municipality, before), [View(municipality, version)]));
            if (before.Region != version.Region && version.ValidFrom > regionsBegan)
                yield return (version.ValidFrom, new ReformChangeView(ReformChange.Moved, View(municipality, before), [View(municipality, version)]));
        }
    }

    private static ReformedMunicipalityView View(Municipality municipality, DateOnly day) => View(municipality, municipality.VersionOn(day));

    private static ReformedMunicipalityView View(Municipality municipality, MunicipalityVersion version) =>
        new(municipality.Id, version.Number, version.DisplayName, version.Region);
}
