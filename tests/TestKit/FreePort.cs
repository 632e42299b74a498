using System.Net;
using System.Net.Sockets;

namespace Ksf.TestKit;

/// <summary>A port that nobody listens on. (Also compiled into the bench, which has no other use for this library.)</summary>
public static class FreePort
{
    public static int Take()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
