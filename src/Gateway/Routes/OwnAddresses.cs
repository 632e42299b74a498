using Ksf.Gateway.Health;
using Ksf.Gateway.Status;
using Ksf.ServiceDefaults.Health;
using Ksf.ServiceDefaults.Problems;
using Microsoft.Net.Http.Headers;

namespace Ksf.Gateway.Routes;

/// <summary>
/// The endpoints that the gateway serves itself. They are read-only and exempt from rate limits, so that no probe is ever rejected.
/// </summary>
internal static class OwnAddresses
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapOwnAddresses(this WebApplication app)
    {
        var own = app.MapGroup("").DisableRateLimiting().WithMetadata(new HttpMethodMetadata(Reading));
        own.MapHealth();
        own.MapHealth("/health/started", StartedCheck.Tag);
        own.MapStatus();

        // Without these, other methods would match the portal's route.
        foreach (var address in ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToArray())
            app.Map(address.RoutePattern, NotAllowed);
    }

    private static Problem NotAllowed(HttpContext context)
    {
        context.Response.Headers[HeaderNames.Allow] = string.Join(", ", Reading);
        return CommonProblems.MethodNotAllowed.With();
    }
}
