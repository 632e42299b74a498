namespace Ksf.Gateway.Routes;

/// <summary>The gateway's connections to the services.</summary>
internal static class Connections
{
    public static void KeepConnections(this SocketsHttpHandler client)
    {
        client.ConnectTimeout = TimeSpan.FromSeconds(2);
        // Shorter than a service keeps a silent connection, so that the gateway is never the one surprised.
        client.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60);
        // Names can come to mean other addresses.
        client.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        client.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        client.KeepAlivePingTimeout = TimeSpan.FromSeconds(10);
    }
}
