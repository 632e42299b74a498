using FluentValidation;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>The municipality's answer to what the secretariat asked.</summary>
/// <param name="Answer">The answer, at most 2 000 characters. Those with a role in the region can read it.</param>
internal sealed record AnswerQuestion(string Answer) : IChange<Need>
{
    public sealed class Validator : AbstractValidator<AnswerQuestion>
    {
        public Validator() => RuleFor(r => r.Answer).FreeText(Need.TextLength, NeedFields.Answer);
    }

    public ValueTask<Problem?> ApplyAsync(Need need, VerbContext context, CancellationToken cancellationToken)
    {
        need.HandTo(need.SecretariatId, expectedBy: null);
        need.Remark("answered", Answer, context.Now);
        return default;
    }
}
