using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Changes;
using Ksf.ServiceDefaults.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.TestKit;

/// <summary>What holds for each endpoint of each service.</summary>
public static class EndpointRules
{
    /// <summary>
    /// Fails when an endpoint does not say who may use it, when one that changes something names no permission or takes no Idempotency-Key, when one that
    /// creates does not require the key, or one that changes what there is does not require If-Match.
    /// </summary>
    public static void Check<TEntry>(ServiceUnderTest<TEntry> service)
        where TEntry : class
    {
        var endpoints = service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("v1", StringComparison.Ordinal) is true)
            .ToList();
        Assert.NotEmpty(endpoints);
        Assert.Each(endpoints, Check);
    }

    private static void Check(RouteEndpoint endpoint)
    {
        var name = endpoint.DisplayName;
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
        Assert.True(methods.Count > 0, $"{name} takes any method.");
        var permission = endpoint.Metadata.GetMetadata<PermissionRequired>();
        if (methods.All(method => method is "GET" or "HEAD"))
        {
            CheckRead(endpoint, name, permission);
            return;
        }
        var own = endpoint.Metadata.OfType<ReadAccess>().Any(access => access == ReadAccess.Caller);
        Assert.True(permission is not null ^ own, $"{name} changes something and names no permission, nor that it changes the caller's own.");
        var key = endpoint.Metadata.GetMetadata<TakesIdempotencyKey>();
        Assert.True(key is not null, $"{name} changes something and is not mapped as a change.");
        var changesWhatIsThere = endpoint.RoutePattern.Parameters.Count > 0;
        Assert.True(changesWhatIsThere || key.Required, $"{name} creates and requires no Idempotency-Key.");
        Assert.True(!changesWhatIsThere || TakesVersion(endpoint), $"{name} changes what there is and requires no If-Match.");
    }

    private static void CheckRead(RouteEndpoint endpoint, string? name, PermissionRequired? permission)
    {
        ReadAccess? access = endpoint.Metadata.OfType<ReadAccess>().Cast<ReadAccess?>().SingleOrDefault();
        Assert.True(access is not null ^ permission is not null, $"{name} does not say who may read it: Public, RequireRole, ForTheCaller or RequirePermission.");
        Assert.True(
            (access == ReadAccess.Public) == (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null), $"{name} is open without being public, or the other way round.");
    }

    private static bool TakesVersion(RouteEndpoint endpoint) => endpoint.Metadata.OfType<System.Reflection.MethodInfo>()
        .Any(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(ExpectedVersion)));
}
