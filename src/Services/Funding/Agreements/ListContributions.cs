using System.Data;
using Ksf.Funding.Data;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Funding.Agreements;

internal static class ListContributions
{
    public static async Task<Ok<ContributionPage>> HandleAsync(
        [AsParameters] Filter filter, [AsParameters] PageRequest page, FundingDbContext db, CancellationToken cancellationToken)
    {
        var matching =
            from agreement in db.Agreements
            where filter.Agreement == null || agreement.Id == filter.Agreement
            from contribution in agreement.Contributions
            where (filter.Year == null || contribution.Year == filter.Year) && (filter.Party == null || contribution.PartyId == filter.Party)
            select new { agreement.Id, agreement.Authority, agreement.Name, contribution.Year, contribution.PartyId, contribution.Amount, contribution.Kind };
        // The sum and the rows are of one moment, so that a change between the two queries cannot part them.
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var sum = await matching.SumAsync(row => row.Amount, cancellationToken);
        if (page.Key<Key>() is { } after)
        {
            matching = matching.Where(row => row.Year > after.Year || (row.Year == after.Year
                && (row.Id > after.Agreement || (row.Id == after.Agreement && row.PartyId > after.Party))));
        }
        var rows = await matching.OrderBy(row => row.Year).ThenBy(row => row.Id).ThenBy(row => row.PartyId)
            .AsNoTracking().Take(page.Size + 1).ToListAsync(cancellationToken);
        var items = page.Of(
            rows, row => new Key(row.Year, row.Id, row.PartyId),
            row => new ContributionView(row.Id, row.Authority, row.Name, row.Year, row.PartyId, row.Amount, row.Kind));
        // Adding 0.00 gives the sum of nothing two decimals.
        return TypedResults.Ok(new ContributionPage(items.Items, items.Next, sum + 0.00m));
    }

    private sealed record Key(int Year, Guid Agreement, Guid Party);

    /// <summary>Filters of the list.</summary>
    /// <param name="Year">Only those of this year.</param>
    /// <param name="Party">Only those of this party: its id.</param>
    /// <param name="Agreement">Only those by this agreement: its id.</param>
    public sealed record Filter(
        [FromQuery(Name = "year"), ParameterDescription("Only those of this year.")] int? Year,
        [FromQuery(Name = "party"), ParameterDescription("Only those of this party: its id.")] Guid? Party,
        [FromQuery(Name = "agreement"), ParameterDescription("Only those by this agreement: its id.")] Guid? Agreement);
}
