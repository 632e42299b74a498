using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Subjects;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Roles;

internal static class RoleApi
{
    public static void AddRoles(this WebApplicationBuilder builder) => builder.AddAuthority<RoleAssignment>(RoleState.Noun);

    public static void MapRoles(this IEndpointRouteBuilder routes)
    {
        var roles = routes.MapGroup("/v1/roles").WithTags("Roles").Validated();

        RoleTransitions.Table.Map(roles);
        roles.MapGet("/", ListRoles.HandleAsync).ForTheCaller()
            .WithSummary("Roles and who holds them: the caller's own, and those that the caller may give, in the order in which they were given.");
        roles.MapGet("/{id:guid}", GetRole.HandleAsync).ForTheCaller()
            .WithSummary("One role assignment. Visible to its holder and to those who give roles.");
    }
}
