using FluentValidation;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Bodies;

/// <summary>A way of counting a body's votes. A kind of seat on neither side is left out.</summary>
/// <param name="Key">Its key, unique in the body: at most 60 lower-case letters, digits and hyphens.</param>
/// <param name="Name">What it is called, at most 200 characters.</param>
/// <param name="MunicipalSide">The kinds of seat that count as the municipalities'.</param>
/// <param name="OtherSide">The kinds of seat that count as the others'.</param>
/// <param name="Source">The document that it comes from, and the reason given, at most 300 characters; optional.</param>
internal sealed record ReadingRequest(
    string Key, string Name, IReadOnlyList<SeatKind> MunicipalSide, IReadOnlyList<SeatKind> OtherSide, string? Source = null)
{
    public sealed class Validator : AbstractValidator<ReadingRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Key).Key();
            RuleFor(r => r.Name).Line(Limits.NameLength, BodyFields.ReadingName);
            RuleFor(r => r.MunicipalSide).Required(BodyFields.Side);
            RuleFor(r => r.OtherSide).Required(BodyFields.Side);
            RuleFor(r => r.OtherSide)
                .Must((reading, others) => others is null || reading.MunicipalSide is null || !others.Intersect(reading.MunicipalSide).Any()).WithText(BodyProblems.OnBothSides);
            RuleFor(r => r.Source).OptionalLine(Limits.SourceLength);
        }
    }

    public BodyReading Reading() => new(Key, Name, SeatKinds.Of(MunicipalSide), SeatKinds.Of(OtherSide), Source);
}

/// <summary>A rule of a body's composition. It is about voting seats; an observer counts in none.</summary>
/// <param name="Key">Its key, unique in the body: at most 60 lower-case letters, digits and hyphens.</param>
/// <param name="Strength">Whether a body that breaks it can be given a mandate.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="Text">The rule in the words of its source, in bokmål, at most 500 characters.</param>
/// <param name="Minimum">
/// Of a majority: how many votes the municipalities have more than the others, at least; one when not given. Of seats: the least number; optional. 0 to 100.
/// </param>
/// <param name="Maximum">Of seats: the greatest number, 0 to 100; optional.</param>
/// <param name="Kinds">Of seats and deputies: the kinds of seat that it is about; all when not given.</param>
/// <param name="Readings">Of a majority: keys of the readings that it is judged by; all when not given.</param>
/// <param name="Source">The document that it comes from, at most 300 characters; optional.</param>
internal sealed record RuleRequest(
    string Key,
    RuleStrength? Strength,
    RuleMeasure? Measure,
    string Text,
    int? Minimum = null,
    int? Maximum = null,
    IReadOnlyList<SeatKind>? Kinds = null,
    IReadOnlyList<string>? Readings = null,
    string? Source = null)
{
    public sealed class Validator : AbstractValidator<RuleRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Key).Key();
            RuleFor(r => r.Strength).Required(BodyFields.Strength);
            RuleFor(r => r.Measure).Required(BodyFields.Measure);
            RuleFor(r => r.Text).FreeText(Limits.TextLength, BodyFields.RuleText);
            RuleFor(r => r.Minimum).Must(IsCount).WithText(BodyProblems.VoteCount);
            RuleFor(r => r.Maximum).Must(IsCount).WithText(BodyProblems.VoteCount);
            RuleFor(r => r.Minimum)
                .Must((rule, minimum) => rule.Measure is not RuleMeasure.Seats || (minimum ?? rule.Maximum) is { } least && least <= (rule.Maximum ?? least))
                .WithText(BodyProblems.NoBounds);
            RuleForEach(r => r.Readings).Required(BodyFields.Key);
            RuleFor(r => r.Source).OptionalLine(Limits.SourceLength);
        }

        private static bool IsCount(int? number) => number is null or (>= 0 and <= Limits.Votes);
    }

    /// <summary>The rule, with what its measure does not use left out.</summary>
    public CompositionRule Rule() => Measure switch
    {
        RuleMeasure.Majority => Of(Minimum ?? Finding.PlainMajority, maximum: null, kinds: null, Readings),
        RuleMeasure.Seats => Of(Minimum, Maximum, Kinds, readings: null),
        _ => Of(minimum: null, maximum: null, Kinds, readings: null),
    };

    private CompositionRule Of(int? minimum, int? maximum, IReadOnlyList<SeatKind>? kinds, IReadOnlyList<string>? readings) =>
        new(Key, Strength!.Value, Measure!.Value, minimum, maximum, SeatKinds.Of(kinds ?? []), readings ?? [], Text, Source);
}

internal static class SeatKinds
{
    /// <summary>The kinds, each once, in the order of the list of kinds.</summary>
    public static IReadOnlyList<Open<SeatKind>> Of(IEnumerable<SeatKind> kinds) => [.. kinds.Distinct().Order().Select(kind => (Open<SeatKind>)kind)];
}
