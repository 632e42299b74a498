using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Municipalities;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Validation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>What a municipality tells when it reports a need.</summary>
/// <param name="Organisation">The municipality's four-digit number of today.</param>
/// <param name="Title">Short name, at most 200 characters.</param>
/// <param name="Question">What the municipality needs to know, at most 2 000 characters.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Background">Why, and what it is to be used for, at most 2 000 characters; may be left out.</param>
internal sealed record ReportNeed(string Organisation, string Title, string Question, ServiceArea? ServiceArea, string? Background = null)
{
    public sealed class Validator : AbstractValidator<ReportNeed>
    {
        public Validator()
        {
            RuleFor(r => r.Organisation).Required(NeedFields.Organisation);
            RuleFor(r => r.Title).Line(Need.TitleLength, NeedFields.Title);
            RuleFor(r => r.Question).FreeText(Need.TextLength, NeedFields.Question);
            RuleFor(r => r.Background).OptionalFreeText(Need.TextLength);
            RuleFor(r => r.ServiceArea).Required(NeedFields.ServiceArea);
        }
    }

    public static async Task<Results<ResourceCreated<NeedView>, Problem>> HandleAsync(
        ReportNeed request, Caller caller, KnowledgeDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var municipality = await Municipality.FindAsync(db, request.Organisation, time.TodayInNorway(), cancellationToken);
        if (municipality is null)
            return new Problem(CommonProblems.InvalidFields)
            {
                Errors = [new FieldError("/organisation", NeedProblems.UnknownMunicipality, request.Organisation)],
            };
        if (!caller.May(Permissions.ReportNeed, municipality.Id))
            return CommonProblems.NotPermitted.With(Permissions.ReportNeed);

        var now = time.GetUtcNow();
        var need = new Need
        {
            Id = Guid.CreateVersion7(now),
            MunicipalityId = municipality.Id,
            ReportedBy = caller.ActorId!.Value,
            SubmittedAt = now,
            Title = request.Title,
            Question = request.Question,
            Background = request.Background,
            ServiceArea = request.ServiceArea!.Value,
        };
        db.Needs.Add(need);
        db.Audit(now, caller, municipality.Id, Permissions.ReportNeed, $"needs/{need.Id}", before: null, after: need.State());
        db.Raise(new NeedSubmitted(need.State()), need.Sequence);
        await db.SaveChangesAsync(cancellationToken);

        return new ResourceCreated<NeedView>($"/v1/needs/{need.Id}", NeedView.Of(need, municipality, caller), need.Sequence);
    }
}
