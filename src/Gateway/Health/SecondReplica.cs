using Yarp.ReverseProxy.Model;

namespace Ksf.Gateway.Health;

/// <summary>
/// Retries a request at another replica when the first cannot be connected to. No byte has been sent then, so this is safe for every
/// method.
/// </summary>
internal static class SecondReplica
{
    public static IReverseProxyApplicationBuilder UseSecondReplica(this IReverseProxyApplicationBuilder proxy)
    {
        proxy.Use(static async (context, next) =>
        {
            var feature = context.GetReverseProxyFeature();
            var replicas = feature.AvailableDestinations;
            await next(context);

            if (context.Response.HasStarted || !ConnectionPolicy.CouldNotConnect(context.GetForwarderErrorFeature()))
                return;
            DestinationState[] others = [.. replicas.Where(replica => replica != feature.ProxiedDestination)];
            if (others.Length == 0)
                return;
            context.Response.Clear();
            context.Features.Set<Yarp.ReverseProxy.Forwarder.IForwarderErrorFeature>(null);
            feature.AvailableDestinations = others;
            await next(context);
        });
        return proxy;
    }
}
