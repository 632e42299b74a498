using Ksf.KnowledgeSupport.Endorsements;
using Ksf.ServiceDefaults.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ksf.KnowledgeSupport.Public;

/// <summary>What anyone may know of the country's needs, served from this deployment's own copies.</summary>
internal static class PublicApi
{
    private const string CacheControl = "public, max-age=30";

    public static void AddPublicNeeds(this WebApplicationBuilder builder) => builder.Services.AddSingleton<NeedCounts>();

    public static void MapPublicNeeds(this IEndpointRouteBuilder routes)
    {
        var needs = routes.MapGroup("/v1/public/needs").WithTags("Public").Public().AddEndpointFilter(LetCacheAsync);

        needs.MapGet("/", ListPublicNeeds.HandleAsync)
            .WithSummary("Needs in all deployments, for anyone. Withdrawn ones are not listed, and a search looks in titles.");
        needs.MapGet("/figures", FiguresAsync).WithSummary("How many needs there are: by municipality, service area and month.");
        needs.MapGet("/{number}", GetPublicNeed.HandleAsync).WithSummary("One need of any deployment, for anyone. A withdrawn one tells that it is withdrawn.");
        needs.MapGet("/{number}/endorsements", ListEndorsements.OfPublicNeedAsync).WithSummary("The municipalities that endorse a need, in any deployment, for anyone.");
    }

    private static async Task<Ok<NeedFigures>> FiguresAsync(NeedCounts counts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await counts.ReadAsync(cancellationToken));

    /// <summary>Lets caches keep a success for a short time. A problem is never kept.</summary>
    private static ValueTask<object?> LetCacheAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var response = context.HttpContext.Response;
        response.OnStarting(() =>
        {
            if (response.StatusCode == StatusCodes.Status200OK)
                response.Headers.CacheControl = CacheControl;
            return Task.CompletedTask;
        });
        return next(context);
    }
}
