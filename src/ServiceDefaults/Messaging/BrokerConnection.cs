using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>
/// The service's connection to its deployment's broker, opened again with backoff after it was lost. An outage is logged once, and its end once.
/// </summary>
internal sealed class BrokerConnection : IAsyncDisposable
{
    private const string Key = "ConnectionStrings:broker";
    private const string Expected = "the broker's address, such as amqp://user:password@127.0.0.1:5672/vest";

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _connecting = new(1, 1);
    private readonly Outage _outage;
    private readonly TimeProvider _time;
    private readonly TimeSpan _longestDelay;
    private readonly ILogger _logger;
    private readonly Lock _closing = new();
    private IConnection? _connection;
    private Task _closed = Task.CompletedTask;

    public BrokerConnection(
        IConfiguration configuration,
        Deployment deployment,
        IOptions<SendingOptions> options,
        TimeProvider time,
        ILogger<BrokerConnection> logger)
    {
        var address = Setting.Required(configuration, Key, Expected);
        Address = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps"
            ? uri
            : throw new InvalidSettingException(Key, "is not an AMQP address", Expected);
        // Recovery by the client would hide an outage from the dispatcher and publish on channels whose confirms are lost.
        Factory = new ConnectionFactory
        {
            Uri = Address,
            AutomaticRecoveryEnabled = false,
            RequestedHeartbeat = TimeSpan.FromSeconds(10),
            RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
            ClientProvidedName = $"{deployment.Id}-{deployment.Service}",
        };
        _longestDelay = options.Value.ReconnectDelay;
        _time = time;
        _logger = logger;
        _outage = new Outage($"The broker at {Address.Host}:{Address.Port}{Address.AbsolutePath}", time, logger);
    }

    public Uri Address { get; }

    public ConnectionFactory Factory { get; }

    public bool IsOpen => _connection is { IsOpen: true };

    /// <summary>Attempts to connect since the process started.</summary>
    public int Attempts { get; private set; }

    /// <summary>The open connection.</summary>
    /// <exception cref="InvalidOperationException">The connection is lost.</exception>
    public IConnection Opened =>
        _connection is { IsOpen: true } open ? open : throw new InvalidOperationException("The connection to the broker is lost.");

    /// <summary>Number of messages in some queues.</summary>
    /// <exception cref="InvalidOperationException">The connection is lost.</exception>
    public async Task<long> CountAsync(IEnumerable<string> queues, CancellationToken cancellationToken)
    {
        await using var channel = await Opened.CreateChannelAsync(cancellationToken: cancellationToken);
        var count = 0L;
        foreach (var queue in queues)
            count += await channel.MessageCountAsync(queue, cancellationToken);
        return count;
    }

    /// <summary>Waits until the connection is open.</summary>
    public async Task<IConnection> WaitAsync(CancellationToken cancellationToken)
    {
        if (_connection is { IsOpen: true } open)
            return open;
        await _connecting.WaitAsync(cancellationToken);
        try
        {
            for (var delay = FirstDelay; !IsOpen; delay = Longer(delay))
            {
                if (!await TryConnectAsync(cancellationToken))
                    await Task.Delay(delay, _time, cancellationToken);
            }
            return _connection!;
        }
        finally
        {
            _connecting.Release();
        }
    }

    /// <summary>Closes a faulty connection, so that the next caller opens a new one. Concurrent calls each return when it is closed.</summary>
    public Task AbandonAsync(Exception reason)
    {
        _outage.Failed(reason);
        return CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _connecting.Dispose();
    }

    private async Task<bool> TryConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CloseAsync();
            Attempts++;
            _connection = await Factory.CreateConnectionAsync(cancellationToken);
            _outage.Recovered();
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _outage.Failed(e);
            return false;
        }
    }

    private Task CloseAsync()
    {
        lock (_closing)
        {
            if (Interlocked.Exchange(ref _connection, null) is { } connection)
                _closed = DisposeAsync(connection);
            return _closed;
        }
    }

    private async Task DisposeAsync(IConnection lost)
    {
        try
        {
            await lost.AbortAsync();
            await lost.DisposeAsync();
        }
        catch (Exception e)
        {
            _logger.LogDebug(e, "A lost connection did not close cleanly");
        }
    }

    private TimeSpan Longer(TimeSpan delay) => delay * 2 < _longestDelay ? delay * 2 : _longestDelay;
}
