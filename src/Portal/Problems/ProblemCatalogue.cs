using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Problems;

/// <summary>
/// A problem type of the platform's APIs, whose <c>type</c> is the address of its page. Read from <c>problems.json</c>, which a test in
/// Architecture.Tests generates from the services' code.
/// </summary>
/// <param name="Type">The problem's <c>type</c>: <c>/problems/need-not-open</c>.</param>
/// <param name="Status">HTTP status code.</param>
/// <param name="Title">What is wrong; the same each time.</param>
/// <param name="Detail">What is wrong and what to do; a format string with <c>{0}</c> and so on.</param>
internal sealed partial record ProblemKind(string Type, int Status, Text Title, Text Detail)
{
    /// <summary>Whether the detail has values that only the actual response contains.</summary>
    [JsonIgnore]
    public bool HasValues => Value.IsMatch(Detail.Nb);

    /// <summary>The detail with an ellipsis for each value; null when it consists of values only.</summary>
    public string? DetailIn(Language language) =>
        Value.Replace(Detail.In(language), "…") is var text && text.Any(char.IsLetter) ? text : null;

    [GeneratedRegex(@"\{\d+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Value { get; }
}

internal static class ProblemCatalogue
{
    private static readonly Dictionary<string, ProblemKind> ByType = Read().ToDictionary(kind => kind.Type, StringComparer.Ordinal);

    public static IReadOnlyCollection<ProblemKind> All => ByType.Values;

    public static ProblemKind? Find(string slug) => ByType.GetValueOrDefault($"/problems/{slug}");

    private static ProblemKind[] Read()
    {
        using var file = typeof(ProblemCatalogue).Assembly.GetManifestResourceStream("problems.json")!;
        return JsonSerializer.Deserialize<ProblemKind[]>(file, JsonSerializerOptions.Web)!;
    }
}
