using Ksf.Portal.Deployments;
using Ksf.Portal.Patterns;
using Ksf.Portal.Texts;

namespace Ksf.Portal.Needs;

/// <summary>Filters, order and page of a list of needs, as they stand in the portal's addresses.</summary>
internal sealed record NeedQuery(
    string? Words = null, string? Status = null, string? Area = null, string? Municipality = null, string? Deployment = null, string? Sort = null, string? After = null)
{
    public const string Oldest = "eldste";
    public const string MostSupported = "mest-stottet";

    private const string WordsName = "q", StatusName = "tilstand", AreaName = "omrade", MunicipalityName = "kommune", DeploymentName = "region",
        SortName = "sorter", AfterName = "etter";

    /// <summary>Reads it from a page's address, where anything may stand.</summary>
    public static NeedQuery From(IQueryCollection query)
    {
        return new(
            Text(WordsName), Text(StatusName), Text(AreaName), Text(MunicipalityName), Text(DeploymentName), Text(SortName) is { } sort and (Oldest or MostSupported) ? sort : null, Text(AfterName));

        string? Text(string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>The page's address with it.</summary>
    public string Url(string page) => ListAddress.Of(page, [
        (WordsName, Words), (AreaName, Area), (StatusName, Status), (DeploymentName, Deployment), (MunicipalityName, Municipality), (SortName, Sort), (AfterName, After)]);

    /// <summary>The query part as the API takes it.</summary>
    public string ForApi(int size) => ListAddress.Of("", [
        ("limit", $"{size}"), ("q", Words), ("status", Status), ("serviceArea", Area), ("organisation", Municipality), ("deployment", Deployment),
        ("sort", Sort switch { null => null, Oldest => "oldest", _ => "most-supported" }), ("after", After)]);

    /// <summary>What the list can be narrowed by, and is narrowed by now.</summary>
    /// <param name="reader">The reader's language.</param>
    /// <param name="isParticipant">Whether the questions are searched too.</param>
    /// <param name="regions">The deployments that can be chosen.</param>
    /// <param name="items">What is in the list; the name of a chosen municipality is taken from it.</param>
    public IReadOnlyList<FilterField> Filters(Reader reader, bool isParticipant, IEnumerable<Deployment> regions, IReadOnlyList<NeedSummary> items) =>
    [
        new(WordsName, reader[isParticipant ? NeedTexts.Words : NeedTexts.WordsInTitle], Words),
        new(AreaName, reader[NeedTexts.Area], Area, [.. NeedTexts.Areas.Select(area => new FilterChoice(area.Name, reader[area.Text]))], reader[NeedTexts.AnyArea]),
        new(StatusName, reader[NeedTexts.StatusLabel], Status, [.. NeedTexts.Statuses.Select(state => new FilterChoice(state.Key, reader[state.Word]))], reader[NeedTexts.AnyStatus]),
        new(DeploymentName, reader[NeedTexts.Region], Deployment, [.. regions.Select(region => new FilterChoice(region.Id, region.Name))], reader[RegisterTexts.AnyRegion]),
        new(MunicipalityName, reader[NeedTexts.Municipality], Municipality, [.. items.Take(1).Select(need => new FilterChoice(need.Organisation.Number, need.Organisation.Name))])
        {
            IsFixed = true,
        },
    ];
}
