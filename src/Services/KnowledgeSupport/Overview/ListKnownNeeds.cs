using Ksf.KnowledgeSupport.Data;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Overview;

internal static class ListKnownNeeds
{
    public static async Task<Ok<Page<KnownNeedView>>> HandleAsync(
        [AsParameters] Filter filter, [AsParameters] PageRequest page, KnowledgeDbContext db, CancellationToken cancellationToken)
    {
        var before = page.Key<Key>()?.Id ?? Guid.AllBitsSet;
        var wanted = db.KnownNeeds.AsNoTracking().Where(need => need.Id < before);
        if (filter.Deployment is { } deployment)
            wanted = wanted.Where(need => need.Authority == deployment);
        var rows = await KnownNeedView.Of(wanted, db).Take(page.Size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(page.Of(rows, row => new Key(row.Id), row => row));
    }

    private sealed record Key(Guid Id);

    /// <summary>Filters of the list.</summary>
    /// <param name="Deployment">Only those reported in this deployment: <c>vest</c>.</param>
    public readonly record struct Filter(
        [FromQuery(Name = "deployment"), ParameterDescription("Only those reported in this deployment.")] string? Deployment);
}
