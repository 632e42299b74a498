using FluentValidation;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>The secretariat declines a need as it is.</summary>
/// <param name="Reason">Why, at most 2 000 characters. Those with a role in the region can read it.</param>
/// <param name="OfferedHelp">What the secretariat can help the municipality with, such as putting the question better, at most 2 000 characters.</param>
internal sealed record DeclineNeed(string Reason, string OfferedHelp) : IChange<Need>
{
    public sealed class Validator : AbstractValidator<DeclineNeed>
    {
        public Validator()
        {
            RuleFor(r => r.Reason).FreeText(Need.TextLength, NeedFields.WhyDeclined);
            RuleFor(r => r.OfferedHelp).FreeText(Need.TextLength, NeedFields.OfferedHelp);
        }
    }

    public ValueTask<Problem?> ApplyAsync(Need need, VerbContext context, CancellationToken cancellationToken)
    {
        need.HandTo(handlerId: null, expectedBy: null);
        need.Remark("declined", Reason, context.Now);
        need.Remark("offered", OfferedHelp, context.Now);
        return default;
    }
}
