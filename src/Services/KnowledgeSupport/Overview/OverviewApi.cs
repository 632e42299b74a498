using Ksf.ServiceDefaults.Access;

namespace Ksf.KnowledgeSupport.Overview;

/// <summary>The needs of the whole country: every deployment keeps them all, and answers by itself.</summary>
internal static class OverviewApi
{
    public static void MapOverview(this IEndpointRouteBuilder routes)
    {
        var overview = routes.MapGroup("/v1/overview/needs").WithTags("Overview").RequireRole();

        overview.MapGet("/", ListKnownNeeds.HandleAsync).WithSummary("Needs in all deployments, newest first.");
        overview.MapGet("/{id:guid}", GetKnownNeed.HandleAsync)
            .WithSummary("One need of any deployment, as everyone in KSF may see it. Background and reporter stay where it was reported.");
    }
}
