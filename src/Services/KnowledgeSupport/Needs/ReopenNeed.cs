using FluentValidation;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>The secretariat opens a declined need again.</summary>
/// <param name="Reason">Why, at most 2 000 characters. Those with a role in the region can read it.</param>
/// <param name="ExpectedBy">The day by which the municipality can expect to hear, from today on.</param>
internal sealed record ReopenNeed(string Reason, DateOnly? ExpectedBy) : IChange<Need>
{
    public sealed class Validator : AbstractValidator<ReopenNeed>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.Reason).FreeText(Need.TextLength, NeedFields.WhyReopened);
            RuleFor(r => r.ExpectedBy).DayAhead(time, NeedFields.HeardBy);
        }
    }

    public ValueTask<Problem?> ApplyAsync(Need need, VerbContext context, CancellationToken cancellationToken)
    {
        need.HandTo(need.SecretariatId, ExpectedBy);
        need.Remark("reopened", Reason, context.Now);
        return default;
    }
}
