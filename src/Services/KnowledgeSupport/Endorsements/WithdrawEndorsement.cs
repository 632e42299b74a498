using FluentValidation;
using Ksf.KnowledgeSupport.Needs;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.KnowledgeSupport.Endorsements;

/// <summary>The withdrawal of an endorsement. The need can be endorsed again later.</summary>
/// <param name="Reason">Why, at most 2 000 characters; optional. Stored in the audit row.</param>
internal sealed record WithdrawEndorsement(string? Reason = null) : IChange<Endorsement>
{
    public sealed class Validator : AbstractValidator<WithdrawEndorsement>
    {
        public Validator() => RuleFor(w => w.Reason).OptionalFreeText(Need.TextLength);
    }

    public ValueTask<Problem?> ApplyAsync(Endorsement endorsement, VerbContext context, CancellationToken cancellationToken)
    {
        endorsement.Withdraw(context.Now);
        return default;
    }
}
