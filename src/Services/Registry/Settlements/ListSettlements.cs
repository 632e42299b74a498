using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Settlements;

internal static class ListSettlements
{
    public static async Task<Ok<CountedPage<SettlementView>>> HandleAsync(
        [AsParameters] Filter filter, [AsParameters] PageRequest page, VerbContext context, RegistryDbContext db, HttpResponse response,
        CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        var after = page.Key<Key>()?.Id ?? Guid.Empty;
        var wanted = db.Settlements.AsNoTracking().Where(Settlement.OwnedBy(context.Caller.OrganisationsWith(Permissions.SettleReform)));
        if (filter.Status?.Value is { } status)
            wanted = wanted.Where(settlement => settlement.Status == status);
        var total = await wanted.CountAsync(cancellationToken);
        var rows = await wanted.Where(settlement => settlement.Id > after).OrderBy(settlement => settlement.Id).Take(page.Size + 1).ToListAsync(cancellationToken);
        var views = page.Of(await SettlementView.OfAsync(rows, context, withHolders: true, cancellationToken), view => new Key(view.Id), view => view);
        return TypedResults.Ok(new CountedPage<SettlementView>(views.Items, views.Next, total));
    }

    /// <summary>The key of a page's last settlement. Ids are UUIDv7, so they are in the order in which reforms were applied.</summary>
    private sealed record Key(Guid Id);

    /// <summary>Filters of the list.</summary>
    /// <param name="Status">Only those with this status.</param>
    public readonly record struct Filter(
        [FromQuery(Name = "status"), ParameterDescription("Only those with this status.")] Choice<SettlementStatus>? Status);
}
