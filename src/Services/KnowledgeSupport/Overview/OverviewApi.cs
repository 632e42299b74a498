using Ksf.KnowledgeSupport.Endorsements;
using Ksf.KnowledgeSupport.Similar;
using Ksf.ServiceDefaults.Access;

namespace Ksf.KnowledgeSupport.Overview;

/// <summary>The needs of the whole country, served from this deployment's own copies.</summary>
internal static class OverviewApi
{
    public static void MapOverview(this IEndpointRouteBuilder routes)
    {
        var overview = routes.MapGroup("/v1/overview/needs").WithTags("Overview").RequireRole();

        overview.MapGet("/", ListKnownNeeds.HandleAsync).WithSummary("Needs in all deployments.");
        overview.MapGet("/similar", ListSimilarNeeds.HandleAsync).WithSummary("Needs in all deployments that are like a text, and why.");
        overview.MapGet("/{id}", GetKnownNeed.HandleAsync)
            .WithSummary("One need of any deployment, without background and reporter, which are available only where it was reported.");
        overview.MapGet("/{id}/endorsements", ListEndorsements.OfNeedAsync).WithSummary("The municipalities that endorse a need, in any deployment.");
    }
}
