using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Ksf.TestKit;

namespace Ksf.ServiceDefaults.Tests.Messaging;

/// <summary>An address of one test's own before a server that others use too, so that the server can be away for this test alone.</summary>
internal sealed class Relay(string host, int port) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentBag<TcpClient> _open = [];
    private TcpListener? _listener;
    private volatile bool _holdsAnswers;

    /// <summary>Where it listens when it does.</summary>
    public int Port { get; } = FreePort.Take();

    public void Start()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    /// <summary>While so, the server is told everything, and nothing that it says arrives.</summary>
    public bool HoldsAnswers
    {
        get => _holdsAnswers;
        set => _holdsAnswers = value;
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

    private async Task PassOnAnswersAsync(NetworkStream server, NetworkStream client)
    {
        var answer = new byte[16 * 1024];
        while (await server.ReadAsync(answer) is > 0 and var read)
        {
            while (HoldsAnswers)
                await Task.Delay(Pause);
            await client.WriteAsync(answer.AsMemory(0, read));
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
            await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream()), PassOnAnswersAsync(server.GetStream(), client.GetStream()));
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
