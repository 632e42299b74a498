using FluentValidation;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Bodies;

/// <summary>An exemption from a rule. The finding stays, and no longer stands in the way of a mandate.</summary>
/// <param name="Rule">Key of the rule.</param>
/// <param name="On">The first day that the body need not keep it.</param>
/// <param name="Reason">Why, at most 1 000 characters. It is public.</param>
internal sealed record WaiveRule(string Rule, DateOnly? On, string Reason) : IChange<Body>
{
    public sealed class Validator : AbstractValidator<WaiveRule>
    {
        public Validator()
        {
            RuleFor(r => r.Rule).Line(Limits.KeyLength, BodyFields.Rule);
            RuleFor(r => r.On).Required(BodyFields.On);
            RuleFor(r => r.Reason).FreeText(Limits.ReasonLength, BodyFields.Reason);
        }
    }

    public ValueTask<Problem?> ApplyAsync(Body body, VerbContext context, CancellationToken cancellationToken)
    {
        if (!body.Rules.Any(rule => rule.Key == Rule))
            return new(Problem.AtField("/rule", BodyProblems.UnknownRule, Rule, string.Join(", ", body.Rules.Select(rule => rule.Key))));
        if (body.Waivers.FirstOrDefault(waiver => waiver.Rule == Rule && waiver.On <= On) is { } waived)
            return new(BodyProblems.AlreadyWaived.With(Rule, waived.On));
        body.Waive(new RuleWaiver(Rule, On!.Value, Reason));
        return default;
    }
}
