using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Counties;

internal static class CountyApi
{
    public static void MapCounties(this IEndpointRouteBuilder routes) => routes.MapGet("/v1/counties", List)
        .WithTags("Counties").WithSummary("The counties of a day, all on one page.").RequireAuthorization(Scopes.Read);

    private static async Task<Ok<Page<CountyView>>> List(
        [AsParameters] AsOf asOf, RegistryDbContext db, CancellationToken cancellationToken)
    {
        var day = await asOf.DayAsync(cancellationToken);
        var counties = await db.Counties
            .Where(county => county.ValidFrom <= day && (county.ValidTo == null || county.ValidTo > day))
            .OrderBy(county => county.Number)
            .Select(county => new CountyView(county.Id, county.Number, county.Name, county.ParallelNames, county.ValidFrom, county.ValidTo))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<CountyView>(counties, Next: null));
    }
}

/// <summary>A county on a day.</summary>
internal sealed record CountyView(Guid Id, string Number, string Name, IReadOnlyList<string> ParallelNames, DateOnly ValidFrom, DateOnly? ValidTo);
