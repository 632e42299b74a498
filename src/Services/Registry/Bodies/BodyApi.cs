using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Subjects;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Bodies;

internal static class BodyApi
{
    public static void AddBodies(this WebApplicationBuilder builder, Deployment deployment) =>
        builder.AddAuthority<Body>(BodyState.Noun, body => body.Authority == deployment.Id);

    public static void MapBodies(this IEndpointRouteBuilder routes)
    {
        var bodies = routes.MapGroup("/v1/bodies").WithTags("Bodies").Validated();

        BodyTransitions.Table.Map(bodies);
        bodies.MapGet("/", ListBodies.HandleAsync).Public()
            .WithSummary("The bodies of this deployment on a day; the national one lists all regions'.");
        bodies.MapGet("/{body}", GetBody.HandleAsync).Public()
            .WithSummary("One body on a day: its seats, how it stands to its rules, and the powers that its mandate gives.");
    }
}
