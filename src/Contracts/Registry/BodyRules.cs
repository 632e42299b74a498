namespace Ksf.Contracts.Registry;

/// <summary>A way of counting a body's votes. A kind of seat on neither side is left out.</summary>
/// <param name="Key">Its key, unique in the body: lower-case letters, digits and hyphens.</param>
/// <param name="Name">What it is called.</param>
/// <param name="MunicipalSide">The kinds of seat that count as the municipalities'.</param>
/// <param name="OtherSide">The kinds of seat that count as the others'.</param>
/// <param name="Source">The document that it comes from, and the reason given; null where it has none.</param>
public sealed record BodyReading(
    string Key, string Name, IReadOnlyList<Open<SeatKind>> MunicipalSide, IReadOnlyList<Open<SeatKind>> OtherSide, string? Source);

/// <summary>A rule of a body's composition. It is about voting seats; an observer counts in none.</summary>
/// <param name="Key">Its key, unique in the body: lower-case letters, digits and hyphens.</param>
/// <param name="Strength">Whether a body that breaks it can be given a mandate.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="Minimum">
/// Of a majority: how many votes the municipalities have more than the others, at least. Of seats: the least number. Null where there is no least.
/// </param>
/// <param name="Maximum">Of seats: the greatest number. Null where there is no greatest.</param>
/// <param name="Kinds">Of seats and deputies: the kinds of seat that it is about; empty for all.</param>
/// <param name="Readings">Of a majority: keys of the readings that it is judged by; empty for all.</param>
/// <param name="Text">The rule in the words of its source, in bokmål.</param>
/// <param name="Source">The document that it comes from; null where it has none.</param>
public sealed record CompositionRule(
    string Key,
    Open<RuleStrength> Strength,
    Open<RuleMeasure> Measure,
    int? Minimum,
    int? Maximum,
    IReadOnlyList<Open<SeatKind>> Kinds,
    IReadOnlyList<string> Readings,
    string Text,
    string? Source);

/// <summary>An exemption from a rule.</summary>
/// <param name="Rule">Key of the rule.</param>
/// <param name="On">The first day that the body need not keep it.</param>
/// <param name="Reason">Why.</param>
public sealed record RuleWaiver(string Rule, DateOnly On, string Reason);

/// <summary>Whether a body that breaks a rule can be given a mandate.</summary>
public enum RuleStrength
{
    /// <summary>It cannot, unless the rule is waived.</summary>
    Hard,

    /// <summary>It can; the finding is shown.</summary>
    Soft,
}

/// <summary>What a rule measures.</summary>
public enum RuleMeasure
{
    /// <summary>The municipalities have at least so many votes more than the others, under a reading.</summary>
    Majority,

    /// <summary>The number of voting seats is between two bounds.</summary>
    Seats,

    /// <summary>Every voting seat that must be filled has a deputy.</summary>
    Deputies,
}
