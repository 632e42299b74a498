using FluentValidation;
using Ksf.Registry.Clusters;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Agreements;

/// <summary>A later end of an agreement, also of one that has lapsed. Who contributes what in the further years is settled by a financing key.</summary>
/// <param name="To">The first day that it is no longer in force, after the present end.</param>
/// <param name="Reason">Why, at most 2 000 characters; optional.</param>
internal sealed record RenewAgreement(DateOnly? To, string? Reason = null) : IChange<Agreement>
{
    public sealed class Validator : AbstractValidator<RenewAgreement>
    {
        public Validator()
        {
            RuleFor(r => r.To).Required(AgreementFields.RenewedTo);
            RuleFor(r => r.Reason).OptionalFreeText(Limits.ReasonLength);
        }
    }

    public ValueTask<Problem?> ApplyAsync(Agreement agreement, VerbContext context, CancellationToken cancellationToken)
    {
        if (agreement.To is not { } end)
            return ValueTask.FromResult<Problem?>(AgreementProblems.NoEnd.With());
        if (To <= end)
            return ValueTask.FromResult<Problem?>(Problem.AtField("/to", AgreementProblems.MustBeAfter, end));
        agreement.Renew(To!.Value);
        return default;
    }
}
