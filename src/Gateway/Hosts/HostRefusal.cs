using Ksf.Gateway.Headers;
using Ksf.Gateway.Problems;

namespace Ksf.Gateway.Hosts;

/// <summary>
/// Replaces the bare status of ASP.NET Core's host filter with a problem document. The filter runs before the program's pipeline, so this
/// is registered before the filter.
/// </summary>
internal sealed class HostRefusal : IStartupFilter
{
    public static void Register(IServiceCollection services) => services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, HostRefusal>());

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseSecurityHeaders();
        app.UseStatusCodePages(static refused => IsByTheFilter(refused.HttpContext)
            ? GatewayProblems.UnknownHost.With().ExecuteAsync(refused.HttpContext)
            : Task.CompletedTask);
        next(app);
    };

    // A request that passes the filter has an endpoint, because the fallback route matches every address.
    private static bool IsByTheFilter(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status400BadRequest && context.GetEndpoint() is null;
}
