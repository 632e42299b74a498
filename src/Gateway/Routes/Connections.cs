namespace Ksf.Gateway.Routes;

/// <summary>The gateway's connections to the services.</summary>
internal static class Connections
{
    public static void KeepConnections(this SocketsHttpHandler client)
    {
        client.ConnectTimeout = TimeSpan.FromSeconds(2);
        // Shorter than the services' keep-alive timeout, so that the gateway never reuses a connection that a service is closing.
        client.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60);
        // Lets DNS changes take effect.
        client.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        client.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        client.KeepAlivePingTimeout = TimeSpan.FromSeconds(10);
    }
}
