using Ksf.Gateway.Headers;
using Ksf.Gateway.Problems;

namespace Ksf.Gateway.Hosts;

/// <summary>
/// Makes a problem document of the bare status with which ASP.NET's host filter refuses a request. The filter comes before the pipeline of
/// the program, so this is registered before the filter.
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

    // Whatever passes the filter gets an endpoint, since the last route takes every address.
    private static bool IsByTheFilter(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status400BadRequest && context.GetEndpoint() is null;
}
