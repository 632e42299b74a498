using FluentValidation;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>The secretariat finds that a need can go on.</summary>
/// <param name="Reason">Why, at most 2 000 characters. Those with a role in the region can read it.</param>
/// <param name="ExpectedBy">The day by which the municipality can expect the next step, from today on.</param>
internal sealed record ScreenNeed(string Reason, DateOnly? ExpectedBy) : IChange<Need>
{
    public sealed class Validator : AbstractValidator<ScreenNeed>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.Reason).FreeText(Need.TextLength, NeedFields.WhyScreened);
            RuleFor(r => r.ExpectedBy).DayAhead(time, NeedFields.NextBy);
        }
    }

    public ValueTask<Problem?> ApplyAsync(Need need, VerbContext context, CancellationToken cancellationToken)
    {
        need.HandTo(need.SecretariatId, ExpectedBy);
        need.Remark("screened", Reason, context.Now);
        return default;
    }
}
