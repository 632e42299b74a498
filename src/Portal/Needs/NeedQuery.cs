namespace Ksf.Portal.Needs;

/// <summary>Filters, order and page of a list of needs, as they stand in the portal's addresses.</summary>
internal sealed record NeedQuery(
    string? Words = null, string? Status = null, string? Area = null, string? Municipality = null, string? Deployment = null, string? Sort = null, string? After = null)
{
    public const string WordsName = "q", StatusName = "tilstand", AreaName = "omrade", MunicipalityName = "kommune", DeploymentName = "region",
        SortName = "sorter", AfterName = "etter";

    public const string Oldest = "eldste";

    /// <summary>Reads it from a page's address, where anything may stand.</summary>
    public static NeedQuery From(IQueryCollection query)
    {
        return new(
            Text(WordsName), Text(StatusName), Text(AreaName), Text(MunicipalityName), Text(DeploymentName), Text(SortName) == Oldest ? Oldest : null, Text(AfterName));

        string? Text(string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>The page's address with it.</summary>
    public string Url(string page) => $"{page}{With([
        (WordsName, Words), (StatusName, Status), (AreaName, Area), (MunicipalityName, Municipality), (DeploymentName, Deployment), (SortName, Sort), (AfterName, After)])}";

    /// <summary>As the API takes it.</summary>
    public QueryString ForApi(int size) => With([
        ("limit", $"{size}"), ("q", Words), ("status", Status), ("serviceArea", Area), ("organisation", Municipality), ("deployment", Deployment),
        ("sort", Sort is null ? null : "oldest"), ("after", After)]);

    private static QueryString With(IEnumerable<(string Name, string? Value)> values) =>
        values.Aggregate(QueryString.Empty, (query, value) => value.Value is null ? query : query.Add(value.Name, value.Value));
}
