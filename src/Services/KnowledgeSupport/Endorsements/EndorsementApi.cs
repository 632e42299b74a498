using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Subjects;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.KnowledgeSupport.Endorsements;

internal static class EndorsementApi
{
    public static void AddEndorsements(this WebApplicationBuilder builder, Deployment deployment)
    {
        builder.AddAuthority<Endorsement>(EndorsementState.Noun, endorsement => endorsement.Authority == deployment.Id);
        builder.Services.AddScoped<EndorsementLists>();
    }

    public static void MapEndorsements(this IEndpointRouteBuilder routes)
    {
        var endorsements = routes.MapGroup("/v1/endorsements").WithTags("Endorsements").Validated();

        EndorsementTransitions.Table.Map(endorsements);
        endorsements.MapGet("/", ListEndorsements.HandleAsync).RequireRole().WithSummary("The endorsements that are given in this deployment now.");
        endorsements.MapGet("/{id:guid}", GetEndorsement.HandleAsync).RequireRole().WithSummary("One endorsement that was given in this deployment.");
    }
}
