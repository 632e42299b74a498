using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Validation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>A need as it should be after the revision. All of it is replaced.</summary>
/// <param name="Title">Short name, at most 200 characters.</param>
/// <param name="Question">What the municipality needs to know, at most 2 000 characters.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Background">Why, and what it is to be used for, at most 2 000 characters; may be left out.</param>
internal sealed record ReviseNeed(string Title, string Question, ServiceArea? ServiceArea, string? Background = null)
{
    public sealed class Validator : AbstractValidator<ReviseNeed>
    {
        public Validator()
        {
            RuleFor(r => r.Title).Line(Need.TitleLength, NeedFields.Title);
            RuleFor(r => r.Question).FreeText(Need.TextLength, NeedFields.Question);
            RuleFor(r => r.Background).OptionalFreeText(Need.TextLength);
            RuleFor(r => r.ServiceArea).Required(NeedFields.ServiceArea);
        }
    }

    public static async Task<Results<Resource<NeedView>, Problem>> HandleAsync(
        Guid id, ReviseNeed request, ExpectedVersion expected, Caller caller, KnowledgeDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var found = await NeedAndMunicipality.FindOwnAsync(db, id, caller, Permissions.ReviseNeed, cancellationToken);
        if (found is null)
            return CommonProblems.NotFound.With();
        var (need, municipality) = found;
        expected.ThrowUnless(need.Sequence);

        var before = need.State();
        need.Revise(request.Title, request.Question, request.Background, request.ServiceArea!.Value);
        db.Audit(time.GetUtcNow(), caller, municipality.Id, Permissions.ReviseNeed, $"needs/{id}", before, need.State());
        db.Raise(new NeedRevised(need.State()), need.Sequence);
        await db.SaveChangesAsync(cancellationToken);
        return new Resource<NeedView>(NeedView.Of(need, municipality, caller), need.Sequence);
    }
}
