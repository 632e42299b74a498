using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Subjects;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Positions;

internal static class PositionApi
{
    public static void AddPositions(this WebApplicationBuilder builder, Deployment deployment) =>
        builder.AddAuthority<Position>(PositionState.Noun, position => position.Authority == deployment.Id);

    public static void MapPositions(this IEndpointRouteBuilder routes)
    {
        var positions = routes.MapGroup("/v1/positions").WithTags("Positions").Validated();

        PositionTransitions.Table.Map(positions);
        positions.MapGet("/", ListPositions.HandleAsync).Public()
            .WithSummary("Positions with two employers of this deployment, past and present; the national one lists all regions'.");
        positions.MapGet("/{id:guid}", ListPositions.HandleOneAsync).Public()
            .WithSummary("One position with two employers. The name of who holds it is shown by consent.");
    }
}
