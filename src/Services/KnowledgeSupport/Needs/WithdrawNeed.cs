using FluentValidation;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>The withdrawal of a need.</summary>
/// <param name="Reason">Why, at most 2 000 characters. Stored in the audit row.</param>
internal sealed record WithdrawNeed(string Reason) : IChange<Need>
{
    public sealed class Validator : AbstractValidator<WithdrawNeed>
    {
        public Validator() => RuleFor(w => w.Reason).FreeText(Need.TextLength, NeedFields.Reason);
    }

    public void Apply(Need need) => need.HandTo(handlerId: null, expectedBy: null);
}
