using Ksf.Gateway.Configuration;
using Ksf.Gateway.Problems;
using Ksf.ServiceDefaults.Problems;
using Microsoft.Net.Http.Headers;

namespace Ksf.Gateway.Routes;

/// <summary>
/// Decides which requests go to the portal. Below a deployment it has no pages, so an address of no service there is answered with a problem, and so is an
/// unknown address requested by an API client. A browser gets the portal's own page for an unknown address.
/// </summary>
internal static class PortalPages
{
    public static IReverseProxyApplicationBuilder UsePortalPages(this IReverseProxyApplicationBuilder proxy)
    {
        proxy.Use(static (context, next) =>
        {
            if (context.GetReverseProxyFeature().Route.Config.RouteId != ProxyRoutes.Portal)
                return next(context);
            var current = context.RequestServices.GetRequiredService<CurrentConfiguration>().Value;
            return Refusal(context.Request, current.Deployments) is { } problem ? problem.ExecuteAsync(context) : next(context);
        });
        return proxy;
    }

    internal static Problem? Refusal(HttpRequest request, IReadOnlyList<DeploymentAddresses> deployments)
    {
        var path = request.Path.Value ?? "";
        if (path.Contains("//", StringComparison.Ordinal))
            return Unknown(deployments);
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var deployment = deployments.FirstOrDefault(known => Same(known.Id, parts.ElementAtOrDefault(0)));
        // An API client may follow a problem's type; the portal answers it in JSON.
        if (Same("problems", parts.ElementAtOrDefault(0)))
            return null;
        if (deployment is null)
            return WantsPage(request) || !WantsJson(request) ? null : Unknown(deployments);
        if (parts.ElementAtOrDefault(1) is not { } second)
            return WantsPage(request) ? null : Unknown([deployment]);
        if (deployment.Services.FirstOrDefault(known => Same(known.Id, second)) is { } service)
            return Unknown([deployment with { Services = [service] }]);
        return WantsPage(request) ? null : UnknownAddress.Service(deployment, second);
    }

    private static Problem Unknown(IReadOnlyList<DeploymentAddresses> deployments) =>
        deployments is [var deployment, ..]
            ? GatewayProblems.UnknownAddress.With($"/{deployment.Id}/{deployment.Services[0].Id}/v1/")
            : CommonProblems.NotFound.With();

    private static bool WantsPage(HttpRequest request) => Accepts(request, type => type.MatchesMediaType("text/html"));

    private static bool WantsJson(HttpRequest request) => Accepts(
        request, type => type.MatchesMediaType("application/json") || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase));

    // Only explicit media types count, because */* says nothing about the client.
    private static bool Accepts(HttpRequest request, Func<MediaTypeHeaderValue, bool> wanted) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(type => !type.MatchesAllTypes && type.Quality is not 0 && wanted(type));

    private static bool Same(string id, string? part) => id.Equals(part, StringComparison.OrdinalIgnoreCase);
}
