using FluentValidation;
using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Municipalities;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>A new knowledge need.</summary>
/// <param name="Organisation">The municipality's present four-digit number.</param>
/// <param name="Title">Short name, at most 200 characters.</param>
/// <param name="Question">What the municipality needs to know, at most 2 000 characters.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Background">Why it is needed, and what the answer will be used for, at most 2 000 characters; optional.</param>
/// <param name="DiffersFrom">Ids of the needs that are like this one and still others, at most 20; optional.</param>
/// <param name="DiffersBecause">How this need differs from them, at most 1 000 characters; required with them. Those with a role in the region can read it.</param>
internal sealed record ReportNeed(
    string Organisation, string Title, string Question, ServiceArea? ServiceArea, string? Background = null, IReadOnlyList<Guid>? DiffersFrom = null,
    string? DiffersBecause = null)
    : ICreate<Need>, INeedTexts
{
    public sealed class Validator : AbstractValidator<ReportNeed>
    {
        public Validator()
        {
            RuleFor(r => r.Organisation).Required(NeedFields.Organisation);
            Include(new NeedTextsValidator());
            RuleFor(r => r.DiffersFrom).Must(needs => needs is null or { Count: <= Need.MostSimilar }).WithText(NeedFields.TooManySimilar);
            RuleFor(r => r.DiffersBecause!).FreeText(Need.DifferenceLength, NeedFields.DiffersBecause).When(r => r.DiffersFrom is { Count: > 0 });
            RuleFor(r => r.DiffersBecause).OptionalFreeText(Need.DifferenceLength).When(r => r.DiffersFrom is not { Count: > 0 });
        }
    }

    public async ValueTask<Created<Need>> CreateAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var municipality = await Municipality.FindAsync(context.Db<KnowledgeDbContext>(), Organisation, context.Today, cancellationToken);
        if (municipality is null)
            return Problem.AtField("/organisation", NeedProblems.UnknownMunicipality, Organisation);
        context.Cache(municipality);
        return new Need
        {
            Id = context.NewId(),
            Number = await context.NewNumberAsync(NeedState.Noun, cancellationToken),
            MunicipalityId = municipality.Id,
            SecretariatId = StableId.OfDeployment(context.Deployment.Id),
            ReportedBy = context.Caller.ActorId!.Value,
            SubmittedAt = context.Now,
            Title = Title,
            Question = Question,
            Background = Background,
            ServiceArea = ServiceArea!.Value,
            DiffersFrom = [.. (DiffersFrom ?? []).Distinct()],
            DiffersBecause = DiffersBecause,
        };
    }
}
