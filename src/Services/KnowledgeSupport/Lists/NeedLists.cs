using System.Linq.Expressions;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Municipalities;
using Ksf.KnowledgeSupport.Overview;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Paging;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Lists;

/// <summary>Reads pages of needs: filtered, sorted and counted in the same way in every list.</summary>
internal sealed class NeedLists(KnowledgeDbContext db, TimeProvider time)
{
    /// <summary>Reads a page, and counts what matches.</summary>
    /// <param name="needs">The needs that the caller may see.</param>
    /// <param name="filter">The caller's filters.</param>
    /// <param name="page">The page.</param>
    /// <param name="inTitles">Whether a search looks in titles alone.</param>
    /// <param name="view">The columns to read.</param>
    /// <param name="id">The id of a row. Ids are UUIDv7, so their order is that of reporting.</param>
    /// <param name="endorsers">How many endorse the need of a row; null for a list that cannot be sorted by it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ServiceDefaults.Problems.ProblemException">A parameter is wrong.</exception>
    public async Task<CountedPage<TView>> ReadAsync<TNeed, TView>(
        IQueryable<TNeed> needs, NeedFilter filter, PageRequest page, bool inTitles, Expression<Func<NeedOfMunicipality<TNeed>, TView>> view, Func<TView, Guid> id,
        Func<TView, int>? endorsers, CancellationToken cancellationToken)
        where TNeed : class, IListedNeed<TNeed>
    {
        var wanted = await FilterAsync(needs.AsNoTracking(), filter, inTitles, cancellationToken);
        if (filter.Sort?.Value == NeedSort.MostSupported)
        {
            return endorsers is null
                ? throw ListProblems.NotSortedBySupport()
                : await ReadBySupportAsync(wanted, page, view, row => new SupportKey(endorsers(row), id(row)), cancellationToken);
        }
        var (size, after) = (page.Size, page.Key<Key>()?.Id);
        var total = await wanted.LongCountAsync(cancellationToken);
        var oldestFirst = filter.Sort?.Value == NeedSort.Oldest;
        if (after is { } last)
            wanted = oldestFirst ? wanted.Where(need => need.Id > last) : wanted.Where(need => need.Id < last);
        var located = WithMunicipality(wanted);
        located = oldestFirst ? located.OrderBy(row => row.Need.Id) : located.OrderByDescending(row => row.Need.Id);
        var rows = await located.Take(size + 1).Select(view).ToListAsync(cancellationToken);
        var (items, next) = page.Of(rows, row => new Key(id(row)), row => row);
        return new CountedPage<TView>(items, next, total);
    }

    private async Task<CountedPage<TView>> ReadBySupportAsync<TNeed, TView>(
        IQueryable<TNeed> wanted, PageRequest page, Expression<Func<NeedOfMunicipality<TNeed>, TView>> view, Func<TView, SupportKey> key,
        CancellationToken cancellationToken)
        where TNeed : class, IListedNeed<TNeed>
    {
        var (size, after) = (page.Size, page.Key<SupportKey>());
        var total = await wanted.LongCountAsync(cancellationToken);
        // A row comparison, so that a page is one range of the index.
        if (after is { Endorsers: var endorsers, Id: var id })
            wanted = wanted.Where(need => EF.Functions.LessThan(ValueTuple.Create(EF.Property<int>(need, nameof(KnownNeed.Endorsers)), need.Id), ValueTuple.Create(endorsers, id)));
        var rows = await WithMunicipality(wanted)
            .OrderByDescending(row => EF.Property<int>(row.Need, nameof(KnownNeed.Endorsers))).ThenByDescending(row => row.Need.Id)
            .Take(size + 1).Select(view).ToListAsync(cancellationToken);
        var (items, next) = page.Of(rows, key, row => row);
        return new CountedPage<TView>(items, next, total);
    }

    /// <summary>Needs with the names that their municipalities have today; one that has ceased keeps its last name.</summary>
    public IQueryable<NeedOfMunicipality<TNeed>> WithMunicipality<TNeed>(IQueryable<TNeed> needs)
        where TNeed : class, IListedNeed<TNeed>
    {
        var today = time.TodayInNorway();
        // The version without a later one, because Entity Framework would find a first one by numbering those of every municipality.
        return
            from need in needs
            join municipality in db.Municipalities on need.MunicipalityId equals municipality.Id
            from present in municipality.Versions
            where present.ValidFrom <= today && !municipality.Versions.Any(later => later.ValidFrom > present.ValidFrom && later.ValidFrom <= today)
            select new NeedOfMunicipality<TNeed> { Need = need, Organisation = new Municipality(municipality.Id, present.Number, present.Name) };
    }

    private async Task<IQueryable<TNeed>> FilterAsync<TNeed>(IQueryable<TNeed> needs, NeedFilter filter, bool inTitles, CancellationToken cancellationToken)
        where TNeed : class, IListedNeed<TNeed>
    {
        if (filter.Status is { } status)
            needs = needs.Where(TNeed.HasStatus(status.Value));
        if (filter.ServiceArea is { } area)
            needs = needs.Where(TNeed.Concerns(area.Value));
        if (!string.IsNullOrWhiteSpace(filter.Q))
        {
            ListProblems.ThrowIfTooLong(filter.Q);
            needs = needs.Where(NeedSearch.For<TNeed>(filter.Q, inTitles));
        }
        if (filter.Organisation is { } number)
        {
            // The municipality first, so that its needs are read by the index: as part of the query, it would walk all needs to find a few.
            var ids = await Municipality.WithNumberAsync(db, number, time.TodayInNorway(), cancellationToken);
            if (ids.Length == 0)
                throw ListProblems.NoMunicipality(number);
            needs = needs.Where(need => ids.Contains(need.MunicipalityId));
        }
        return needs;
    }

    /// <summary>The key of a page's last need.</summary>
    private sealed record Key(Guid Id);

    /// <summary>The same in a list by support.</summary>
    private sealed record SupportKey(int Endorsers, Guid Id);
}
