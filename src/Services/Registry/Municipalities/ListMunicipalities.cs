using Ksf.Registry.Data;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Municipalities;

internal static class ListMunicipalities
{
    public static async Task<Ok<Page<MunicipalityView>>> HandleAsync(
        [AsParameters] AsOf asOf,
        [ParameterDescription("Only those of this county: its number.")] string? county,
        [ParameterDescription("Only those of this KSF region: its deployment's id.")] string? region,
        [AsParameters] PageRequest page,
        RegistryDbContext db, CancellationToken cancellationToken)
    {
        var day = await asOf.DayAsync(cancellationToken);
        var after = page.Key<string>();
        var rows = await (
            from municipality in db.Municipalities
            from version in municipality.Versions
            where version.ValidFrom <= day && (version.ValidTo == null || version.ValidTo > day)
                && (county == null || version.CountyNumber == county)
                && (region == null || version.Region == region)
                && (after == null || version.Number.CompareTo(after) > 0)
            orderby version.Number
            select new MunicipalityView(
                municipality.Id, version.Number, version.Name, version.DisplayName, version.ParallelNames, version.CountyNumber, version.Region,
                version.OrganisationNumber, version.Population, version.CentralityClass, version.ValidFrom, version.ValidTo))
            .AsNoTracking().Take(page.Size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(page.Of(rows, row => row.Number, row => row));
    }
}
