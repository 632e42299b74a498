using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Lists;
using Ksf.KnowledgeSupport.Municipalities;
using Ksf.KnowledgeSupport.Needs;
using Ksf.KnowledgeSupport.Overview;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Endorsements;

/// <summary>An endorsement of a need in any deployment.</summary>
/// <param name="Need">The need's number, <c>vest-2026-17</c>, or its id.</param>
/// <param name="Organisation">The present four-digit number of the municipality that endorses it.</param>
/// <param name="Importance">How much an answer matters to the municipality.</param>
/// <param name="Use">What the answer would be used for, at most 1 000 characters; optional. Every participant can read it.</param>
internal sealed record EndorseNeed(string Need, string Organisation, Importance? Importance, string? Use = null) : ICreate<Endorsement>, IEndorsementFields
{
    public sealed class Validator : AbstractValidator<EndorseNeed>
    {
        public Validator()
        {
            RuleFor(r => r.Need).Required(EndorsementFields.Need);
            RuleFor(r => r.Organisation).Required(EndorsementFields.Organisation);
            Include(new EndorsementFieldsValidator());
        }
    }

    public async ValueTask<Created<Endorsement>> CreateAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var db = context.Db<KnowledgeDbContext>();
        var municipality = await Municipality.FindAsync(db, Organisation, context.Today, cancellationToken);
        if (municipality is null)
            return Problem.AtField("/organisation", NeedProblems.UnknownMunicipality, Organisation);
        var need = await db.KnownNeeds.AsNoTracking().WithIdOrNumber(Need).SingleOrDefaultAsync(cancellationToken);
        if (need is null)
            return Problem.AtField("/need", EndorsementProblems.UnknownNeed, Need);
        if (need.MunicipalityId == municipality.Id)
            return EndorsementProblems.OwnNeed.With(municipality.Name, need.Number);
        if (!IsOpen(need))
            return EndorsementProblems.NeedNotOpen.With(need.Number, need.Status.Name);

        await db.LockAsync(AdvisoryLock.Endorsements, cancellationToken);
        var earlier = await db.Endorsements
            .Where(given => given.NeedId == need.Id && given.MunicipalityId == municipality.Id && given.Status == EndorsementStatus.Given)
            .Select(given => (Guid?)given.Id).FirstOrDefaultAsync(cancellationToken);
        if (earlier is { } existing)
            return new Problem(EndorsementProblems.AlreadyEndorsed, municipality.Name, need.Number) { ConflictingId = existing.ToString() };
        var endorsement = Endorsement.Give(context.NewId(), context.Deployment.Id, need.Id, municipality.Id, context.Now);
        endorsement.Describe(Importance!.Value, Use);
        return endorsement;
    }

    // A need in a state that a newer version has invented is open: its deployment is what decides that work on it has ended.
    private static bool IsOpen(KnownNeed need) => need.Status.Known is not (NeedStatus.Withdrawn or NeedStatus.Declined);
}
