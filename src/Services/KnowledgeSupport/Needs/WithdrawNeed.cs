using FluentValidation;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>Why a need is withdrawn.</summary>
/// <param name="Reason">At most 2 000 characters. Kept in the audit row.</param>
internal sealed record WithdrawNeed(string Reason) : IChange<Need>
{
    public sealed class Validator : AbstractValidator<WithdrawNeed>
    {
        public Validator() => RuleFor(w => w.Reason).FreeText(Need.TextLength, NeedFields.Reason);
    }
}
