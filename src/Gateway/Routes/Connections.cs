namespace Ksf.Gateway.Routes;

/// <summary>The gateway's connections to the services.</summary>
internal static class Connections
{
    public static void KeepConnections(this SocketsHttpHandler client)
    {
        client.ConnectTimeout = TimeSpan.FromSeconds(2);
        // Shorter than a service keeps an idle connection, so that the gateway does not send on one that the service is closing.
        client.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60);
        // A name can resolve to another address later.
        client.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        client.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        client.KeepAlivePingTimeout = TimeSpan.FromSeconds(10);
    }
}
