using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Settlements;

internal static class SettlementApi
{
    public static void MapSettlements(this IEndpointRouteBuilder routes)
    {
        var settlements = routes.MapGroup("/v1/settlements").WithTags("Settlements").Validated();

        SettlementTransitions.Table.Map(settlements);
        settlements.MapGet("/", ListSettlements.HandleAsync).RequirePermission(Permissions.SettleReform, Scopes.Read)
            .WithSummary("What reforms have left for the secretariat to decide, and what the platform passed on, oldest first.");
        settlements.MapGet("/{id:guid}", GetSettlement.HandleAsync).RequirePermission(Permissions.SettleReform, Scopes.Read)
            .WithSummary("One of them, with who can take over and what is proposed.");
    }
}
