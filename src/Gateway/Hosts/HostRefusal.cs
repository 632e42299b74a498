using Ksf.Gateway.Headers;
using Ksf.Gateway.Problems;

namespace Ksf.Gateway.Hosts;

/// <summary>
/// Makes a problem document of the bare status with which ASP.NET's host filter refuses a request. The filter comes before the pipeline of the program,
/// so this is registered before the filter.
/// </summary>
internal sealed class HostRefusal : IStartupFilter
{
    public static void Register(IServiceCollection services) => services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, HostRefusal>());

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseSecurityHeaders();
        app.UseStatusCodePages(static refused => refused.HttpContext is { Response.StatusCode: StatusCodes.Status400BadRequest } context && context.GetEndpoint() is null
            ? GatewayProblems.UnknownHost.With().ExecuteAsync(context)
            : Task.CompletedTask);
        next(app);
    };
}
