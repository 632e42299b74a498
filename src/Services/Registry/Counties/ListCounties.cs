using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Counties;

internal static class ListCounties
{
    public static async Task<Ok<Page<CountyView>>> HandleAsync(
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
