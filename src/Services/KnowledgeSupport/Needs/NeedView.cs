using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Municipalities;
using Ksf.ServiceDefaults.Access;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>A need as the API shows it.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Organisation">The municipality that reported it, as it is named today.</param>
/// <param name="Title">Short name.</param>
/// <param name="Question">What the municipality needs to know.</param>
/// <param name="Background">Why, and what it is to be used for.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Status">Where it is in its course.</param>
/// <param name="SubmittedAt">When it was reported, UTC.</param>
/// <param name="Actions">What the caller may do with it now: <c>revise</c>, <c>withdraw</c>.</param>
internal sealed record NeedView(
    Guid Id,
    Municipality Organisation,
    string Title,
    string Question,
    string? Background,
    ServiceArea ServiceArea,
    NeedStatus Status,
    DateTimeOffset SubmittedAt,
    IReadOnlyList<string> Actions)
{
    public static NeedView Of(Need need, Municipality organisation, Caller caller) => new(
        need.Id, organisation, need.Title, need.Question, need.Background, need.ServiceArea, need.Status, need.SubmittedAt,
        NeedTransitions.OpenTo(caller, need));
}

/// <summary>A need in a list.</summary>
/// <param name="Id">Its id (UUIDv7; the list is in the order of these, newest first).</param>
/// <param name="Organisation">The municipality that reported it, as it is named today.</param>
/// <param name="Title">Short name.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Status">Where it is in its course.</param>
/// <param name="SubmittedAt">When it was reported, UTC.</param>
internal sealed record NeedSummary(
    Guid Id, Municipality Organisation, string Title, ServiceArea ServiceArea, NeedStatus Status, DateTimeOffset SubmittedAt);

/// <summary>A need, newest first, together with its municipality, which may have ceased since: then as it was named last.</summary>
internal sealed record NeedAndMunicipality(Need Need, Municipality Municipality)
{
    public static IQueryable<NeedAndMunicipality> Of(IQueryable<Need> needs, KnowledgeDbContext db) =>
        from need in needs
        join municipality in db.Municipalities on need.MunicipalityId equals municipality.Id
        let latest = municipality.Versions.OrderByDescending(v => v.ValidFrom).First()
        orderby need.Id descending
        select new NeedAndMunicipality(need, new Municipality(municipality.Id, latest.Number, latest.Name));

    /// <summary>A need that the caller may do something with; one of another municipality is not found.</summary>
    public static Task<NeedAndMunicipality?> FindOwnAsync(
        KnowledgeDbContext db, Guid id, Caller caller, string permission, CancellationToken cancellationToken)
    {
        var own = caller.OrganisationsWith(permission);
        return Of(db.Needs.Where(need => need.Id == id && own.Contains(need.MunicipalityId)), db).SingleOrDefaultAsync(cancellationToken);
    }
}
