using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Bodies;

internal static class GetBody
{
    public static async Task<Results<Resource<BodyView>, Problem>> HandleAsync(
        [ParameterDescription("Its id, or its name as it stands in addresses.")] string body, [AsParameters] AsOf asOf, VerbContext context, RegistryDbContext db,
        CancellationToken cancellationToken)
    {
        var day = await asOf.DayAsync(cancellationToken);
        var id = Guid.TryParse(body, out var given) ? given : await Slug.FindAsync(db.Bodies.OrderBy(row => row.Id).Select(row => new NamedRow(row.Id, row.Name)), body, cancellationToken);
        var found = await db.Bodies.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        return found is null
            ? CommonProblems.NotFound.With()
            : new Resource<BodyView>((await BodyView.OfAsync([found], context, day, cancellationToken))[0], found.Sequence);
    }
}
