using FluentValidation;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>A question to the municipality that reported a need.</summary>
/// <param name="Question">What the secretariat wants to know, at most 2 000 characters. Those with a role in the region can read it.</param>
/// <param name="AnswerBy">The day by which it needs the answer, from today on.</param>
internal sealed record AskMunicipality(string Question, DateOnly? AnswerBy) : IChange<Need>
{
    public sealed class Validator : AbstractValidator<AskMunicipality>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.Question).FreeText(Need.TextLength, NeedFields.AskedQuestion);
            RuleFor(r => r.AnswerBy).DayAhead(time, NeedFields.AnswerBy);
        }
    }

    public ValueTask<Problem?> ApplyAsync(Need need, VerbContext context, CancellationToken cancellationToken)
    {
        need.HandTo(need.MunicipalityId, AnswerBy);
        need.Remark("asked", Question, context.Now);
        return default;
    }
}
