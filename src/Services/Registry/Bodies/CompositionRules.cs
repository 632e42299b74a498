using System.Text.RegularExpressions;
using FluentValidation;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Bodies;

/// <summary>A request with readings and rules.</summary>
internal interface IComposed
{
    IReadOnlyList<ReadingRequest>? Readings { get; }

    IReadOnlyList<RuleRequest>? Rules { get; }
}

/// <summary>What registering and revising a body ask of its readings and rules.</summary>
internal static partial class CompositionRules
{
    public sealed class Validator : AbstractValidator<IComposed>
    {
        public Validator()
        {
            RuleFor(r => r.Readings).Must(readings => readings is null || readings.Count <= Limits.Readings).WithText(BodyProblems.TooManyReadings);
            RuleForEach(r => r.Readings).Required(BodyFields.Key).SetValidator(new ReadingRequest.Validator());
            RuleFor(r => r.Rules).Must(rules => rules is null || rules.Count <= Limits.Rules).WithText(BodyProblems.TooManyRules);
            RuleForEach(r => r.Rules).Required(BodyFields.Key).SetValidator(new RuleRequest.Validator());
        }
    }

    public static IRuleBuilderOptions<T, string> Key<T>(this IRuleBuilder<T, string> rule) => rule
        .Line(Limits.KeyLength, BodyFields.Key)
        .Must(key => key is null || KeyForm().IsMatch(key)).WithText(BodyProblems.KeyForm);

    /// <summary>What is wrong between the readings and the rules: keys that are repeated, and readings that do not exist.</summary>
    public static IEnumerable<FieldError> Errors(this IComposed composed)
    {
        var (readings, rules) = (composed.Readings ?? [], composed.Rules ?? []);
        string[] keys = [.. readings.Select(reading => reading.Key)];
        foreach (var index in Repeated(keys))
            yield return new FieldError($"/readings/{index}/key", BodyProblems.RepeatedKey);
        foreach (var index in Repeated([.. rules.Select(rule => rule.Key)]))
            yield return new FieldError($"/rules/{index}/key", BodyProblems.RepeatedKey);
        foreach (var (index, rule) in rules.Index().Where(rule => rule.Item.Measure is RuleMeasure.Majority))
        {
            if (keys.Length == 0)
                yield return new FieldError($"/rules/{index}/readings", BodyProblems.NoReading);
            foreach (var (place, reading) in (rule.Readings ?? []).Index().Where(reading => keys.Length > 0 && !keys.Contains(reading.Item)))
                yield return new FieldError($"/rules/{index}/readings/{place}", BodyProblems.UnknownReading, reading, string.Join(", ", keys));
        }
    }

    private static IEnumerable<int> Repeated(string[] keys) => keys.Index().Where(key => keys.Take(key.Index).Contains(key.Item)).Select(key => key.Index);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex KeyForm();
}
