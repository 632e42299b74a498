using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Ksf.AppHost.Embedded.Running;

internal static class Ports
{
    // Below Linux's ephemeral range (32768 and up), from which an outgoing connection could take the port before its program listens.
    private const int Lowest = 20_000;
    private const int Highest = 32_000;

    private static readonly HashSet<int> GivenOut = [];

    public static int Free()
    {
        lock (GivenOut)
        {
            for (var attempt = 0; attempt < 1_000; attempt++)
            {
                var port = RandomNumberGenerator.GetInt32(Lowest, Highest);
                if (!GivenOut.Contains(port) && IsFree(port))
                {
                    GivenOut.Add(port);
                    return port;
                }
            }
        }
        throw new InvalidOperationException($"No free port between {Lowest} and {Highest}.");
    }

    public static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
