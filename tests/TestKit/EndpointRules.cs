using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Idempotency;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.TestKit;

/// <summary>What holds for each endpoint of each service.</summary>
public static class EndpointRules
{
    /// <summary>Fails when an endpoint is open without saying so, changes something without naming a permission, or creates without a key.</summary>
    public static void Check<TEntry>(ServiceUnderTest<TEntry> service)
        where TEntry : class
    {
        var endpoints = service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/v1", StringComparison.Ordinal) is true);
        foreach (var endpoint in endpoints)
        {
            var name = endpoint.DisplayName;
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
            Assert.True(
                endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
                $"{name} does not say who may use it.");
            if (methods.Any(method => method is not "GET"))
                Assert.True(endpoint.Metadata.GetMetadata<PermissionRequired>() is not null, $"{name} changes something and names no permission.");
            if (methods.Contains("POST") && !endpoint.RoutePattern.RawText!.Contains('{', StringComparison.Ordinal))
                Assert.True(endpoint.Metadata.GetMetadata<IdempotencyKeyRequired>() is not null, $"{name} creates and takes no Idempotency-Key.");
        }
    }
}
