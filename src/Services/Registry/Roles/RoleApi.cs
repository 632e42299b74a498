using FluentValidation;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Idempotency;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Roles;

internal static class RoleApi
{
    public static void AddRoles(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<IValidator<AssignRole>, AssignRole.Validator>();

    public static void MapRoles(this IEndpointRouteBuilder routes)
    {
        var roles = routes.MapGroup("/v1/roles").WithTags("Roles").RequireAuthorization(Scopes.Read).Validated();

        roles.MapPost("/", AssignRole.HandleAsync).RequirePermission(Permissions.AssignRole).Idempotent()
            .WithSummary("Give a person or a system a role at an organisation for a time.");
        roles.MapGet("/{id:guid}", GetRole.HandleAsync)
            .WithSummary("A role that somebody has been given, for themselves and for those who give roles.");
    }
}
