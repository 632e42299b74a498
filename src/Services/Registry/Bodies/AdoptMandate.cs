using FluentValidation;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.Registry.Clusters;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Bodies;

/// <summary>A mandate. It ends the one before.</summary>
/// <param name="Given">The powers that it gives.</param>
/// <param name="From">First day, after that of the mandate before. The body's composition is judged on this day.</param>
/// <param name="Excluded">The powers that it says the body does not have; optional.</param>
/// <param name="To">First day after; left out when it has no end.</param>
/// <param name="Condition">What it holds on condition of, at most 500 characters; optional.</param>
/// <param name="EvaluatedAtEnd">Whether it is evaluated at its end; no when not given.</param>
/// <param name="Source">The document, or its address, at most 300 characters; optional.</param>
internal sealed record AdoptMandate(
    IReadOnlyList<Power> Given,
    DateOnly? From,
    IReadOnlyList<Power>? Excluded = null,
    DateOnly? To = null,
    string? Condition = null,
    bool? EvaluatedAtEnd = null,
    string? Source = null)
    : IChange<Body>
{
    public sealed class Validator : AbstractValidator<AdoptMandate>
    {
        public Validator()
        {
            RuleFor(r => r.Given).NotEmpty().WithText(BodyFields.Given);
            RuleFor(r => r.From).Required(BodyFields.From);
            RuleFor(r => r.Excluded)
                .Must((mandate, excluded) => excluded is null || mandate.Given is null || !excluded.Intersect(mandate.Given).Any()).WithText(BodyProblems.GivenAndExcluded);
            RuleFor(r => r.To).Must((mandate, to) => to is null || to > mandate.From).WithText(BodyProblems.AfterFrom);
            RuleFor(r => r.Condition).OptionalFreeText(Limits.TextLength);
            RuleFor(r => r.Source).OptionalLine(Limits.SourceLength);
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Body body, VerbContext context, CancellationToken cancellationToken)
    {
        var from = From!.Value;
        if (body.Mandates.Count > 0 && body.Mandates[^1].From is var latest && from <= latest)
            return Problem.AtField("/from", BodyProblems.BeforeItBegan, latest);
        if (Composition.InTheWay(Composition.On(body, from)) is { } broken)
        {
            return new Problem(BodyProblems.RuleBroken, broken.Rule.Key, broken.Rule.Text, broken.Sentence(context.Language))
            {
                ConflictingId = broken.Rule.Key,
            };
        }
        if (await FormPowers.InTheWayAsync(context, body, Given, from, cancellationToken) is { } outside)
            return outside;
        body.Adopt(new BodyMandate(
            body.Mandates.Count + 1, Powers(Given), Powers(Excluded ?? []), from, To, Condition, LapsedOn: null, EvaluatedAtEnd ?? false, Source));
        return null;
    }

    private static IReadOnlyList<Open<Power>> Powers(IEnumerable<Power> powers) => [.. powers.Distinct().Order().Select(power => (Open<Power>)power)];
}
