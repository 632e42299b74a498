using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Access;

/// <summary>
/// Declares the access requirement of a route. A route has exactly one: public, any role in the deployment, a permission, or the caller's
/// own data.
/// </summary>
public static class AccessExtensions
{
    /// <summary>Open to anyone, without sign-in.</summary>
    public static TBuilder Public<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(ReadAccess.Public).AllowAnonymous();

    /// <summary>Requires any role in the deployment. For data that is not public but open to every participant.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes
        .WithMetadata(ReadAccess.Role)
        .RequireAuthorization(Scopes.Read)
        .AddEndpointFilter(async (context, next) =>
        {
            var caller = await Caller.BindAsync(context.HttpContext);
            if (caller.Held.Count > 0)
                return await next(context);
            return AccessProblems.NoRole.With(context.HttpContext.RequestServices.GetRequiredService<Deployment>().Id);
        });

    /// <summary>Requires a signed-in caller. The endpoint returns only the caller's own data.</summary>
    public static TBuilder ForTheCaller<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(ReadAccess.Caller).RequireAuthorization(Scopes.Read);

    /// <summary>Requires a signed-in caller, who may change only what is their own. The handler checks that it is.</summary>
    public static RouteHandlerBuilder ChangesTheCallersOwn(this RouteHandlerBuilder route) =>
        route.WithMetadata(ReadAccess.Caller).RequireAuthorization(Scopes.Write);

    /// <summary>
    /// Requires that the caller has a permission for at least one organisation. The handler checks which one, with <see cref="Caller.May"/>
    /// or in the query's predicate.
    /// </summary>
    /// <param name="route">The endpoint.</param>
    /// <param name="permission">One of <see cref="Permissions"/>.</param>
    /// <param name="scope">The scope that the token must have.</param>
    public static RouteHandlerBuilder RequirePermission(this RouteHandlerBuilder route, string permission, string scope = Scopes.Write) => route
        .WithMetadata(new PermissionRequired(permission))
        .RequireAuthorization(scope)
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

/// <summary>Endpoint metadata: the required permission. Tests and the API description read it.</summary>
/// <param name="Permission">One of <see cref="Permissions"/>.</param>
public sealed record PermissionRequired(string Permission);

/// <summary>Endpoint metadata: who may read an endpoint that requires no permission.</summary>
public enum ReadAccess
{
    /// <summary>Anyone.</summary>
    Public,

    /// <summary>Whoever has a role in the deployment.</summary>
    Role,

    /// <summary>The caller, about themselves.</summary>
    Caller,
}
