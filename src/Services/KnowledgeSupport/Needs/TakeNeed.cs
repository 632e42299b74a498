using FluentValidation;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>The secretariat takes a need in hand.</summary>
/// <param name="ExpectedBy">The day by which the municipality can expect to hear, from today on.</param>
internal sealed record TakeNeed(DateOnly? ExpectedBy) : IChange<Need>
{
    public sealed class Validator : AbstractValidator<TakeNeed>
    {
        public Validator(TimeProvider time) => RuleFor(r => r.ExpectedBy).DayAhead(time, NeedFields.HeardBy);
    }

    public ValueTask<Problem?> ApplyAsync(Need need, VerbContext context, CancellationToken cancellationToken)
    {
        need.HandTo(need.SecretariatId, ExpectedBy);
        return default;
    }
}
