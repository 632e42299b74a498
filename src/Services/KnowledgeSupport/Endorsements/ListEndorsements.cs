using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Lists;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Endorsements;

internal static class ListEndorsements
{
    /// <summary>Those given in this deployment, as they are at once after a change.</summary>
    public static async Task<Ok<CountedPage<EndorsementSummary>>> HandleAsync(
        [ParameterDescription("Only those of this municipality: the number that it has today, or had last.")] string? organisation,
        [ParameterDescription("Only those of this need: its id, or its number.")] string? need,
        [AsParameters] PageRequest page, EndorsementLists lists, Deployment deployment, KnowledgeDbContext db, CancellationToken cancellationToken)
    {
        var given = db.Endorsements.Where(endorsement => endorsement.Authority == deployment.Id);
        if (organisation is not null)
            given = await lists.OfMunicipalityAsync(given, organisation, cancellationToken);
        if (need is not null)
        {
            var id = await db.KnownNeeds.WithIdOrNumber(need).Select(known => known.Id).SingleOrDefaultAsync(cancellationToken);
            given = given.Where(endorsement => endorsement.NeedId == id);
        }
        return TypedResults.Ok(await lists.ReadAsync(
            given, page,
            row => new EndorsementSummary(
                row.Endorsement.Id,
                db.KnownNeeds.Where(known => known.Id == row.Endorsement.NeedId).Select(known => new EndorsedNeed(known.Id, known.Number, known.Title, known.Status)).First(),
                row.Organisation, row.Endorsement.Importance, row.Endorsement.EndorsedAt),
            row => row.Id, cancellationToken));
    }

    /// <summary>The municipalities that endorse a need, in any deployment, with what they would use the answer for.</summary>
    public static async Task<Results<Ok<CountedPage<Endorser>>, Problem>> OfNeedAsync(
        [ParameterDescription("The need's id, or its number: `vest-2026-17`.")] string id, [AsParameters] PageRequest page, EndorsementLists lists,
        KnowledgeDbContext db, CancellationToken cancellationToken) =>
        await db.KnownNeeds.WithIdOrNumber(id).Select(known => (Guid?)known.Id).SingleOrDefaultAsync(cancellationToken) is not { } need
            ? CommonProblems.NotFound.With()
            : TypedResults.Ok(await lists.ReadAsync(
                db.Endorsements.Where(endorsement => endorsement.NeedId == need), page,
                row => new Endorser(row.Organisation, row.Endorsement.Importance, row.Endorsement.Use, row.Endorsement.EndorsedAt) { Id = row.Endorsement.Id },
                row => row.Id, cancellationToken));

    /// <summary>The municipalities that endorse a need, in any deployment, for anyone.</summary>
    public static async Task<Results<Ok<CountedPage<PublicEndorser>>, Problem>> OfPublicNeedAsync(
        [ParameterDescription("The need's number: `vest-2026-17`.")] string number, [AsParameters] PageRequest page, EndorsementLists lists,
        KnowledgeDbContext db, CancellationToken cancellationToken) =>
        await db.KnownNeeds.Where(known => known.Number == number).Select(known => (Guid?)known.Id).SingleOrDefaultAsync(cancellationToken) is not { } need
            ? CommonProblems.NotFound.With()
            : TypedResults.Ok(await lists.ReadAsync(
                db.Endorsements.Where(endorsement => endorsement.NeedId == need), page,
                row => new PublicEndorser(row.Organisation, row.Endorsement.EndorsedAt) { Id = row.Endorsement.Id },
                row => row.Id, cancellationToken));
}
