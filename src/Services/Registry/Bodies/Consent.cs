using FluentValidation;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Bodies;

/// <summary>A person's consent that the name is shown, or its withdrawal.</summary>
/// <param name="Holding">Id of the holding, as it stands with the seat.</param>
/// <param name="NameIsPublic">Whether the person agrees that the name is shown to anyone, for all days that the person sits there.</param>
internal sealed record Consent(Guid? Holding, bool? NameIsPublic) : IChange<Body>
{
    public sealed class Validator : AbstractValidator<Consent>
    {
        public Validator()
        {
            RuleFor(r => r.Holding).Required(BodyFields.Person);
            RuleFor(r => r.NameIsPublic).Required(BodyFields.NameIsPublic);
        }
    }

    public ValueTask<Problem?> ApplyAsync(Body body, VerbContext context, CancellationToken cancellationToken)
    {
        if (body.Holdings.FirstOrDefault(holding => holding.Id == Holding) is not { } holding)
            return new(Problem.AtField("/holding", BodyProblems.UnknownHolding, Holding));
        body.Show(holding.Id, NameIsPublic!.Value);
        return default;
    }
}
