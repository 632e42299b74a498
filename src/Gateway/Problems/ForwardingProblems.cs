using Ksf.Gateway.Configuration;
using Ksf.Gateway.Health;
using Ksf.Gateway.Limits;
using Ksf.Gateway.Routes;
using Ksf.ServiceDefaults.Problems;
using Yarp.ReverseProxy.Forwarder;

namespace Ksf.Gateway.Problems;

/// <summary>
/// Answers with a problem document when the service did not respond, or when its server rejected the request before the service saw it.
/// Both would otherwise be a bare status.
/// </summary>
internal static class ForwardingProblems
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(3);

    public static IReverseProxyApplicationBuilder UseForwardingProblems(this IReverseProxyApplicationBuilder proxy)
    {
        proxy.Use(static async (context, next) =>
        {
            await next(context);
            if (context.Response.HasStarted)
                return;
            var problem = context.GetForwarderErrorFeature() is { } error ? Of(context, error) : OfServer(context);
            if (problem is null)
                return;
            context.Response.ContentLength = null;
            await problem.ExecuteAsync(context);
        });
        return proxy;
    }

    private static Problem? Of(HttpContext context, IForwarderErrorFeature error) => error.Error switch
    {
        ForwarderError.NoAvailableDestinations => Down(context),
        _ when ConnectionPolicy.CouldNotConnect(error) => Down(context),
        ForwarderError.RequestTimedOut or ForwarderError.UpgradeActivityTimeout => GatewayProblems.TooSlow.With(Current(context).Limits.Seconds),
        ForwarderError.RequestCanceled or ForwarderError.RequestBodyCanceled or ForwarderError.ResponseBodyCanceled => null,
        _ when TooLarge(error.Exception) => CommonProblems.TooLarge.With(Current(context).Limits.BodyKilobytes),
        ForwarderError.RequestBodyClient => GatewayProblems.BodyStopped.With(),
        _ => GatewayProblems.NoAnswer.With(),
    };

    /// <summary>A service always answers with a document. An empty error response comes from its server.</summary>
    private static Problem? OfServer(HttpContext context) => context.Response is { ContentLength: 0, StatusCode: var status } ? status switch
    {
        StatusCodes.Status400BadRequest => GatewayProblems.Malformed.With(),
        StatusCodes.Status405MethodNotAllowed => CommonProblems.MethodNotAllowed.With(),
        StatusCodes.Status408RequestTimeout => GatewayProblems.BodyStopped.With(),
        StatusCodes.Status414UriTooLong => GatewayProblems.AddressTooLong.With(RequestSize.AddressKilobytes),
        StatusCodes.Status431RequestHeaderFieldsTooLarge => GatewayProblems.HeadersTooLarge.With(Current(context).Limits.HeaderKilobytes),
        _ => null,
    } : null;

    private static Problem Down(HttpContext context)
    {
        var metadata = context.GetReverseProxyFeature().Cluster.Config.Metadata;
        var id = metadata?.GetValueOrDefault(ProxyRoutes.Deployment);
        var deployment = Current(context).Deployments.FirstOrDefault(deployment => deployment.Id == id);
        return deployment is null
            ? new Problem(CommonProblems.Unavailable) { RetryAfter = RetryAfter }
            : new Problem(GatewayProblems.DeploymentDown, deployment.Name, metadata![ProxyRoutes.Service]) { RetryAfter = RetryAfter };
    }

    private static GatewayConfiguration Current(HttpContext context) =>
        context.RequestServices.GetRequiredService<CurrentConfiguration>().Value;

    private static bool TooLarge(Exception? exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => true,
        AggregateException several => several.InnerExceptions.Any(TooLarge),
        { InnerException: { } inner } => TooLarge(inner),
        _ => false,
    };
}
