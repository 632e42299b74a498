using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Ksf.TestKit;

namespace Ksf.ServiceDefaults.Tests.Messaging;

/// <summary>An address of one test's own before a server that others use too, so that the server can be away for this test alone.</summary>
internal sealed class Relay(string host, int port) : IAsyncDisposable
{
    private readonly ConcurrentBag<TcpClient> _open = [];
    private TcpListener? _listener;

    /// <summary>Where it listens when it does.</summary>
    public int Port { get; } = FreePort.Take();

    public void Start()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    /// <summary>Refuses connections from now on, and cuts those that are open.</summary>
    public void Stop()
    {
        _listener?.Dispose();
        _listener = null;
        while (_open.TryTake(out var client))
            client.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Stop();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = PassOnAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task PassOnAsync(TcpClient client)
    {
        var server = new TcpClient();
        _open.Add(client);
        _open.Add(server);
        try
        {
            await server.ConnectAsync(host, port);
            await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(client.GetStream()));
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
        finally
        {
            client.Dispose();
            server.Dispose();
        }
    }
}
