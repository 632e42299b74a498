using Ksf.ServiceDefaults.Access;

namespace Ksf.Registry.Parties;

internal static class PartyApi
{
    public static void MapParties(this IEndpointRouteBuilder routes)
    {
        var parties = routes.MapGroup("/v1/parties").WithTags("Parties").Public();

        parties.MapGet("/", ListParties.HandleAsync)
            .WithSummary("Universities, hospital trusts, authorities, associations, bodies and committees of a day that take part in KSF, by name.");
        parties.MapGet("/{id:guid}", GetParty.HandleAsync).WithSummary("One party, also one that has ceased.");
    }
}
