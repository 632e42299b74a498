using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Access;

/// <summary>Says on a route what it takes to use it.</summary>
public static class AccessExtensions
{
    /// <summary>
    /// Requires that the caller has a permission for at least one organisation. For which one is the handler's own question,
    /// asked with <see cref="Caller.May"/> or in the query's predicate.
    /// </summary>
    public static RouteHandlerBuilder RequirePermission(this RouteHandlerBuilder route, string permission) => route
        .WithMetadata(new PermissionRequired(permission))
        .RequireAuthorization(Scopes.Write)
        .AddEndpointFilter(async (context, next) =>
        {
            var caller = await Caller.BindAsync(context.HttpContext);
            return caller.OrganisationsWith(permission).Count > 0 ? await next(context) : CommonProblems.NotPermitted.With(permission);
        });

    internal static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.AddKsfAuthentication();
        builder.Services.AddAuthorization(options =>
        {
            foreach (var scope in new[] { Scopes.Read, Scopes.Write, Scopes.Events })
                options.AddPolicy(scope, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => HasScope(context.User, scope)));
        });
        builder.Services.AddSingleton(IdentityHasher.From(builder.Configuration));
        builder.Services.AddSingleton<CallerCache>();
        builder.Services.AddScoped<ICallers, Callers>();
    }

    private static bool HasScope(System.Security.Claims.ClaimsPrincipal user, string scope)
    {
        var granted = (user.FindFirst("scope")?.Value ?? "").AsSpan();
        foreach (var range in granted.Split(' '))
        {
            if (granted[range].SequenceEqual(scope))
                return true;
        }
        return false;
    }
}

/// <summary>On an endpoint: the permission it asks for. Tests and the API description read it.</summary>
/// <param name="Permission">One of <see cref="Permissions"/>.</param>
public sealed record PermissionRequired(string Permission);
