using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Municipalities;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Overview;

/// <summary>The needs of the whole country, seen from the nation. The links bring them to no other deployment.</summary>
internal static class OverviewApi
{
    public static Subscriptions CopyNeeds(this Subscriptions events) => events
        .Copy<KnownNeed, NeedSubmitted>("*.knowledge.need.submitted")
        .Copy<KnownNeed, NeedRevised>("*.knowledge.need.revised")
        .Copy<KnownNeed, NeedWithdrawn>("*.knowledge.need.withdrawn");

    public static void MapOverview(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/overview/needs", ListAsync)
        .RequireAuthorization(Scopes.Read)
        .WithTags("Overview")
        .WithSummary("Needs in all deployments, newest first. Only the national deployment has them.");

    private static async Task<Ok<Page<KnownNeedView>>> ListAsync(
        [ParameterDescription("Only those of this deployment.")] string? deployment, [AsParameters] PageRequest page, KnowledgeDbContext db, CancellationToken cancellationToken)
    {
        var before = page.Key<Key>()?.Id ?? Guid.AllBitsSet;
        var rows = await (
            from need in db.KnownNeeds
            where need.Id < before && (deployment == null || need.Deployment == deployment)
            join municipality in db.Municipalities on need.MunicipalityId equals municipality.Id
            let latest = municipality.Versions.OrderByDescending(v => v.ValidFrom).First()
            orderby need.Id descending
            select new KnownNeedView(
                need.Id, need.Deployment, new Municipality(municipality.Id, latest.Number, latest.Name), need.Title, need.ServiceArea, need.Status, need.SubmittedAt))
            .Take(page.Size + 1).AsNoTracking().ToListAsync(cancellationToken);
        return TypedResults.Ok(page.Of(rows, row => new Key(row.Id), row => row));
    }

    private sealed record Key(Guid Id);
}

/// <summary>A need in the overview of the country.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Deployment">Where it was reported; read the whole of it there.</param>
/// <param name="Organisation">The municipality that reported it.</param>
/// <param name="Title">Short name.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Status">Where it is in its course.</param>
/// <param name="SubmittedAt">When it was reported, UTC.</param>
internal sealed record KnownNeedView(
    Guid Id, string Deployment, Municipality Organisation, string Title, ServiceArea ServiceArea, string Status, DateTimeOffset SubmittedAt);
