using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.KnowledgeSupport.Endorsements;

/// <summary>The revised endorsement. Both fields are replaced.</summary>
/// <param name="Importance">How much an answer matters to the municipality.</param>
/// <param name="Use">What the answer would be used for, at most 1 000 characters; optional. Every participant can read it.</param>
internal sealed record ReviseEndorsement(Importance? Importance, string? Use = null) : IChange<Endorsement>, IEndorsementFields
{
    public sealed class Validator : AbstractValidator<ReviseEndorsement>
    {
        public Validator() => Include(new EndorsementFieldsValidator());
    }

    public void Apply(Endorsement endorsement) => endorsement.Describe(Importance!.Value, Use);
}
