using System.Linq.Expressions;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Lists;
using Ksf.KnowledgeSupport.Municipalities;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Paging;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Endorsements;

/// <summary>Reads pages of endorsements that are given now, the last given first.</summary>
internal sealed class EndorsementLists(KnowledgeDbContext db, TimeProvider time)
{
    /// <summary>The endorsements of the municipalities that are shown with a number today.</summary>
    /// <exception cref="ServiceDefaults.Problems.ProblemException">No municipality has the number.</exception>
    public async Task<IQueryable<Endorsement>> OfMunicipalityAsync(IQueryable<Endorsement> endorsements, string number, CancellationToken cancellationToken)
    {
        var ids = await Municipality.WithNumberAsync(db, number, time.TodayInNorway(), cancellationToken);
        return ids.Length == 0 ? throw ListProblems.NoMunicipality(number) : endorsements.Where(given => ids.Contains(given.MunicipalityId));
    }

    public async Task<CountedPage<TView>> ReadAsync<TView>(
        IQueryable<Endorsement> endorsements, PageRequest page, Expression<Func<EndorsementOfMunicipality, TView>> view, Func<TView, Guid> id,
        CancellationToken cancellationToken)
    {
        var (size, after) = (page.Size, page.Key<Key>()?.Id);
        var given = endorsements.AsNoTracking().Where(endorsement => endorsement.Status == EndorsementStatus.Given);
        var total = await given.LongCountAsync(cancellationToken);
        if (after is { } last)
            given = given.Where(endorsement => endorsement.Id < last);
        var rows = await WithMunicipality(given).OrderByDescending(row => row.Endorsement.Id).Take(size + 1).Select(view).ToListAsync(cancellationToken);
        var (items, next) = page.Of(rows, row => new Key(id(row)), row => row);
        return new CountedPage<TView>(items, next, total);
    }

    private IQueryable<EndorsementOfMunicipality> WithMunicipality(IQueryable<Endorsement> endorsements)
    {
        var today = time.TodayInNorway();
        return
            from endorsement in endorsements
            join municipality in db.Municipalities on endorsement.MunicipalityId equals municipality.Id
            from present in municipality.Versions
            where present.ValidFrom <= today && !municipality.Versions.Any(later => later.ValidFrom > present.ValidFrom && later.ValidFrom <= today)
            select new EndorsementOfMunicipality { Endorsement = endorsement, Organisation = new Municipality(municipality.Id, present.Number, present.Name) };
    }

    /// <summary>The key of a page's last endorsement.</summary>
    private sealed record Key(Guid Id);
}

/// <summary>An endorsement with the municipality that gave it.</summary>
internal sealed class EndorsementOfMunicipality
{
    public required Endorsement Endorsement { get; init; }

    public required Municipality Organisation { get; init; }
}
