using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ksf.ServiceDefaults.Problems;
using Ksf.TestKit;

namespace Ksf.Architecture.Tests;

public sealed partial class Problems_are_for_people
{
    private static readonly JsonSerializerOptions Indented =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ILookup<string, ProblemType> BySlug = Programs.All.Select(Programs.Load).Append(Programs.ServiceDefaults)
        .SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType == typeof(ProblemType))
        .Select(field => (ProblemType)field.GetValue(null)!)
        .ToLookup(problem => problem.Slug, StringComparer.Ordinal);

    [Fact]
    public void They_are_found_in_the_programs_and_in_what_these_share() =>
        Assert.Each(["deployment-down", "municipality-unknown", "invalid-fields"], slug => Assert.Single(BySlug[slug]));

    /// <summary>RFC 9457, 3.1.3: values belong in the detail.</summary>
    [Fact]
    public void A_title_is_the_same_each_time() => Assert.Empty(
        from problem in BySlug.SelectMany(same => same)
        where new[] { problem.Title.Nb, problem.Title.Nn, problem.Title.En }.Any(text => Value.IsMatch(text))
        select problem.Slug);

    [Fact]
    public void Each_language_tells_the_same_values() => Assert.Empty(
        from problem in BySlug.SelectMany(same => same)
        where !ValuesIn(problem.Detail.Nb).SetEquals(ValuesIn(problem.Detail.Nn)) || !ValuesIn(problem.Detail.Nb).SetEquals(ValuesIn(problem.Detail.En))
        select problem.Slug);

    [Fact]
    public void A_type_means_one_thing() => Assert.Empty(BySlug.Where(same => same.Count() > 1).Select(same => same.Key));

    /// <summary>The portal explains each at the address that is its type, and may not reference the programs that have them.</summary>
    [Fact]
    public async Task The_portals_catalogue_has_them_all()
    {
        var kinds = BySlug.OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => same.First());

        var made = JsonSerializer.Serialize(kinds.Select(kind => new { kind.Type, kind.Status, kind.Title, kind.Detail }), Indented);

        await StoredFile.CompareAsync(made + "\n", "src", "Portal", "Problems", "problems.json");
    }

    private static HashSet<string> ValuesIn(string text) => Value.Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Value { get; }
}
