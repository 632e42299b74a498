using FluentValidation;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Bodies;

/// <summary>The lapse of the condition that a mandate holds under. From then on the mandate gives no power.</summary>
/// <param name="On">The first day that the condition no longer holds, in the mandate's period and not ahead of today.</param>
/// <param name="Reason">What happened, at most 1 000 characters.</param>
internal sealed record LapseMandate(DateOnly? On, string Reason) : IChange<Body>
{
    public sealed class Validator : AbstractValidator<LapseMandate>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.On).Required(BodyFields.On);
            RuleFor(r => r.On).NotAhead(time);
            RuleFor(r => r.Reason).FreeText(Limits.ReasonLength, BodyFields.Reason);
        }
    }

    public ValueTask<Problem?> ApplyAsync(Body body, VerbContext context, CancellationToken cancellationToken)
    {
        var on = On!.Value;
        if (body.MandateOn(on) is not { } mandate)
            return new(BodyProblems.NoMandate.With(on));
        if (mandate.Condition is null)
            return new(BodyProblems.Unconditional.With(mandate.Version));
        if (mandate.LapsedOn is { } lapsed)
            return new(BodyProblems.AlreadyLapsed.With(mandate.Version, lapsed));
        body.Lapse(mandate.Version, on);
        return default;
    }
}
