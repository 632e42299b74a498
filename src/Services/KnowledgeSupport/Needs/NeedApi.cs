using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Numbers;
using Ksf.ServiceDefaults.Subjects;
using Ksf.ServiceDefaults.Tasks;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.KnowledgeSupport.Needs;

internal static class NeedApi
{
    public static void AddNeeds(this WebApplicationBuilder builder)
    {
        builder.AddAuthority<Need>(NeedState.Noun).AddNumberSeries(NeedState.Noun);
        builder.Services.AddScoped<ITaskSource, NeedsToScreen>().AddScoped<ITaskSource, QuestionsToAnswer>();
    }

    public static void MapNeeds(this IEndpointRouteBuilder routes)
    {
        var needs = routes.MapGroup("/v1/needs").WithTags("Needs").Validated();

        NeedTransitions.Table.Map(needs);
        needs.MapGet("/", ListNeeds.HandleAsync).RequireRole().WithSummary("The needs reported in this deployment.");
        needs.MapGet("/{id}", GetNeed.HandleAsync).RequireRole().WithSummary("One need.");
    }
}
