using FluentValidation;
using Ksf.Registry.Clusters;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Agreements;

/// <summary>The termination of an agreement. Nothing is contributed in the years after its end; its history stays.</summary>
/// <param name="On">The first day that it is no longer in force. It may lie ahead, when notice has been given.</param>
/// <param name="Reason">Why, at most 2 000 characters.</param>
internal sealed record TerminateAgreement(DateOnly? On, string Reason) : IChange<Agreement>
{
    public sealed class Validator : AbstractValidator<TerminateAgreement>
    {
        public Validator()
        {
            RuleFor(r => r.On).Required(AgreementFields.TerminatedOn);
            RuleFor(r => r.Reason).FreeText(Limits.ReasonLength, AgreementFields.Reason);
        }
    }

    public ValueTask<Problem?> ApplyAsync(Agreement agreement, VerbContext context, CancellationToken cancellationToken)
    {
        var on = On!.Value;
        if (on <= agreement.From)
            return ValueTask.FromResult<Problem?>(Problem.AtField("/on", AgreementProblems.MustBeAfter, agreement.From));
        if (agreement.To is { } end && on >= end)
            return ValueTask.FromResult<Problem?>(Problem.AtField("/on", AgreementProblems.MustBeBefore, end));
        agreement.End(on);
        return default;
    }
}
