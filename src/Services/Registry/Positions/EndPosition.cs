using FluentValidation;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Positions;

/// <summary>The end of a position. Its history stays.</summary>
/// <param name="On">First day without it. It may lie behind or ahead.</param>
/// <param name="Reason">Why, at most 2 000 characters.</param>
internal sealed record EndPosition(DateOnly? On, string Reason) : IChange<Position>
{
    public sealed class Validator : AbstractValidator<EndPosition>
    {
        public Validator()
        {
            RuleFor(r => r.On).Required(PositionFields.EndsOn);
            RuleFor(r => r.Reason).FreeText(PositionProblems.ReasonLength, PositionFields.Reason);
        }
    }

    public ValueTask<Problem?> ApplyAsync(Position position, VerbContext context, CancellationToken cancellationToken)
    {
        if (position.To is { } end && On > end)
            return new(Problem.AtField("/on", PositionProblems.EndsAnyway, end));
        position.End(On!.Value);
        return default;
    }
}
