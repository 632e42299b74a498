using Ksf.Registry.Clusters;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Agreements;

internal static class ListAgreements
{
    public static async Task<Ok<Page<AgreementView>>> HandleAsync(
        [AsParameters] Filter filter, [AsParameters] AsOf asOf, [AsParameters] PageRequest page, VerbContext context, RegistryDbContext db,
        CancellationToken cancellationToken)
    {
        var day = await asOf.DayAsync(cancellationToken);
        var after = page.Key<Key>()?.Id ?? Guid.Empty;
        var wanted = db.Agreements.AsNoTracking().Where(agreement => agreement.Id > after);
        // Without a day the list holds past and coming ones too.
        if (asOf.On is not null)
            wanted = wanted.Where(agreement => agreement.From <= day && (agreement.To == null || agreement.To > day));
        if (filter.Deployment is { } deployment)
            wanted = wanted.Where(agreement => agreement.Authority == deployment);
        if (filter.Cluster is { } cluster)
            wanted = wanted.Where(agreement => agreement.ClusterId == cluster);
        if (filter.Party is { } reference)
        {
            var id = await PartyAsync(db, reference, day, cancellationToken);
            wanted = asOf.On is null
                ? wanted.Where(agreement => agreement.Parties.Any(party => party.PartyId == id))
                : wanted.Where(agreement => agreement.Parties.Any(party =>
                    party.PartyId == id && (party.SignedOn == null || party.SignedOn <= day) && (party.WithdrawnOn == null || party.WithdrawnOn > day)));
        }
        var rows = await wanted.AsSplitQuery().OrderBy(agreement => agreement.Id).Take(page.Size + 1).ToListAsync(cancellationToken);
        var views = await AgreementView.OfAsync(rows, context, day, cancellationToken);
        return TypedResults.Ok(page.Of(views, view => new Key(view.Id), view => view));
    }

    // A municipality that has ceased has no number, and is found by its id.
    private static async Task<Guid> PartyAsync(RegistryDbContext db, string reference, DateOnly day, CancellationToken cancellationToken) =>
        Guid.TryParse(reference, out var id)
            ? id
            : (await KnownParty.FindAsync(db, reference, day, cancellationToken))?.Id
                ?? throw new ProblemException(Problem.AtField("?party", AgreementProblems.UnknownParty, reference));

    /// <summary>The key of a page's last agreement. Ids are UUIDv7, so they are in order of registration.</summary>
    private sealed record Key(Guid Id);

    /// <summary>Filters of the list.</summary>
    /// <param name="Deployment">Only those of this deployment.</param>
    /// <param name="Cluster">Only those about this cluster: its id.</param>
    /// <param name="Party">Only those with this party, on the day when one is given: a municipality's number, or the id of any.</param>
    public readonly record struct Filter(
        [FromQuery(Name = "deployment"), ParameterDescription("Only those of this deployment.")] string? Deployment,
        [FromQuery(Name = "cluster"), ParameterDescription("Only those about this cluster: its id.")] Guid? Cluster,
        [FromQuery(Name = "party"), ParameterDescription("Only those with this party, on the day when one is given: a municipality's number, or the id of any.")] string? Party);
}
