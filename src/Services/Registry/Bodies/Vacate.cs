using FluentValidation;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Bodies;

/// <summary>A person's leaving of a seat.</summary>
/// <param name="Holding">Id of the holding, as it stands with the seat.</param>
/// <param name="On">The first day that the person no longer sits there.</param>
/// <param name="Reason">Why, at most 1 000 characters; optional.</param>
internal sealed record Vacate(Guid? Holding, DateOnly? On, string? Reason = null) : IChange<Body>
{
    public sealed class Validator : AbstractValidator<Vacate>
    {
        public Validator()
        {
            RuleFor(r => r.Holding).Required(BodyFields.Holding);
            RuleFor(r => r.On).Required(BodyFields.On);
            RuleFor(r => r.Reason).OptionalFreeText(Limits.ReasonLength);
        }
    }

    public ValueTask<Problem?> ApplyAsync(Body body, VerbContext context, CancellationToken cancellationToken)
    {
        if (body.Holdings.FirstOrDefault(holding => holding.Id == Holding) is not { } holding)
            return new(Problem.AtField("/holding", BodyProblems.UnknownHolding, Holding));
        if (holding.To is { } to && to <= On)
            return new(new Problem(BodyProblems.AlreadyVacated, to) { ConflictingId = holding.Id.ToString() });
        if (On < holding.From)
            return new(Problem.AtField("/on", BodyProblems.NotBefore, holding.From));
        body.Vacate(holding.Id, On!.Value);
        return default;
    }
}
