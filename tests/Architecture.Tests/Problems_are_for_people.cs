using System.Reflection;
using System.Text.RegularExpressions;
using Ksf.ServiceDefaults.Problems;

namespace Ksf.Architecture.Tests;

public sealed partial class Problems_are_for_people
{
    private static readonly ILookup<string, ProblemType> BySlug = Programs.All.Select(Programs.Load).Append(Programs.ServiceDefaults)
        .SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType == typeof(ProblemType))
        .Select(field => (ProblemType)field.GetValue(null)!)
        .ToLookup(problem => problem.Slug, StringComparer.Ordinal);

    [Fact]
    public void They_are_found_in_the_programs_and_in_what_these_share() =>
        Assert.All(["deployment-down", "municipality-unknown", "invalid-fields"], slug => Assert.Single(BySlug[slug]));

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

    private static HashSet<string> ValuesIn(string text) => Value.Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Value { get; }
}
