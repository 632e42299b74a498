using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>The revised need. All fields are replaced.</summary>
/// <param name="Title">Short name, at most 200 characters.</param>
/// <param name="Question">What the municipality needs to know, at most 2 000 characters.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Background">Why it is needed, and what the answer will be used for, at most 2 000 characters; optional.</param>
internal sealed record ReviseNeed(string Title, string Question, ServiceArea? ServiceArea, string? Background = null) : IChange<Need>, INeedTexts
{
    public sealed class Validator : AbstractValidator<ReviseNeed>
    {
        public Validator() => Include(new NeedTextsValidator());
    }

    public void Apply(Need need)
    {
        (need.Title, need.Question, need.Background, need.ServiceArea) = (Title, Question, Background, ServiceArea!.Value);
        // What was asked is answered by the revision, so nothing is expected of the municipality any more.
        if (need.Status == NeedStatus.Clarifying)
            need.HandTo(need.SecretariatId, expectedBy: null);
    }
}
