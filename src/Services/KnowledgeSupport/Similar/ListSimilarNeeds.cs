using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Lists;
using Ksf.KnowledgeSupport.Municipalities;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Similar;

/// <summary>A need that is like what somebody writes, and why.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its public number: <c>vest-2026-17</c>.</param>
/// <param name="Deployment">The deployment where it was reported.</param>
/// <param name="Organisation">The municipality that reported it, with its present name.</param>
/// <param name="Title">Short name.</param>
/// <param name="Question">What the municipality needs to know.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Status">Its status.</param>
/// <param name="Endorsers">How many other municipalities endorse it.</param>
/// <param name="CommonWords">The words of the text that it has, in any form, in either written Norwegian.</param>
/// <param name="TitleIsAlike">Whether its title is spelt much like the first line of the text.</param>
/// <param name="SameArea">Whether it concerns the service area that was asked for.</param>
internal sealed record SimilarNeed(
    Guid Id, string Number, string Deployment, Municipality Organisation, string Title, string Question, Open<ServiceArea> ServiceArea, Open<NeedStatus> Status,
    int Endorsers, IReadOnlyList<string> CommonWords, bool TitleIsAlike, bool SameArea);

/// <summary>The needs that are like a text, the most alike first.</summary>
/// <param name="Items">At most as many as were asked for.</param>
internal sealed record SimilarNeedList(IReadOnlyList<SimilarNeed> Items);

internal static class ListSimilarNeeds
{
    private const float Alike = 0.4f;

    public static async Task<Ok<SimilarNeedList>> HandleAsync(
        [ParameterDescription("What somebody is about to ask: a title on the first line, and the question after it. At most 1 000 characters.")] string text,
        [ParameterDescription("The service area that it concerns, which counts a little.")] Choice<ServiceArea>? area,
        [ParameterDescription("At most how many, 1 to 20; 5 when not given.")] int? limit,
        SimilarNeeds similar, NeedLists lists, KnowledgeDbContext db, CancellationToken cancellationToken)
    {
        ListProblems.ThrowUnlessComparable(text, limit);
        var found = await similar.FindAsync(text, area?.ToString(), limit ?? 5, cancellationToken);
        var ids = found.Select(one => one.Id).ToArray();
        var needs = await lists.WithMunicipality(db.KnownNeeds.AsNoTracking().Where(need => ids.Contains(need.Id))).ToDictionaryAsync(row => row.Need.Id, cancellationToken);
        return TypedResults.Ok(new SimilarNeedList(
        [
            .. from one in found
               where needs.ContainsKey(one.Id)
               let row = needs[one.Id]
               select new SimilarNeed(
                   one.Id, row.Need.Number, row.Need.Authority, row.Organisation, row.Need.Title, row.Need.Question, row.Need.ServiceArea, row.Need.Status,
                   row.Need.Endorsers, one.CommonWords, one.TitleAlike >= Alike, area?.Value is { } wanted && row.Need.ServiceArea == wanted),
        ]));
    }
}
