using Ksf.ServiceDefaults.Access;

namespace Ksf.Registry.Parties;

internal static class PartyApi
{
    public static void MapParties(this IEndpointRouteBuilder routes)
    {
        var parties = routes.MapGroup("/v1/parties").WithTags("Parties").Public();

        parties.MapGet("/", ListParties.HandleAsync)
            .WithSummary("Institutions, authorities, associations, bodies and committees that take part in KSF, by name, as far as its documents name them.");
        parties.MapGet("/{id:guid}", GetParty.HandleAsync).WithSummary("One party.");
    }
}
