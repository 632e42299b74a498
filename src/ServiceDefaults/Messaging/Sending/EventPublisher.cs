using System.Diagnostics;
using System.Text;
using Ksf.Contracts;
using RabbitMQ.Client;

namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>Publishes events as structured-mode CloudEvents and waits for the broker's confirms.</summary>
internal sealed class EventPublisher(BrokerConnection broker) : IAsyncDisposable
{
    // Tracking lets each publish be awaited for its own confirm; without a limiter a whole batch is in flight at once.
    private static readonly CreateChannelOptions Confirmed = new(
        publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null);

    private readonly ReopeningChannel _shared = new(broker);
    private readonly ReopeningChannel _isolated = new(broker);
    private readonly SemaphoreSlim _isolation = new(1);

    /// <summary>Publishes in order on one channel, and awaits all confirms together. Several batches may be in flight.</summary>
    /// <returns>For each event, why it was not confirmed; null where it was.</returns>
    public async Task<IReadOnlyList<Exception?>> PublishAsync(IReadOnlyList<ClaimedEvent> events, CancellationToken cancellationToken)
    {
        IChannel channel;
        try
        {
            channel = await _shared.OpenAsync(cancellationToken);
        }
        catch (Exception e)
        {
            return [.. events.Select(_ => e)];
        }
        var publishing = events.Select(claimed => PublishAsync(channel, claimed, cancellationToken)).ToArray();
        return await Task.WhenAll(publishing);
    }

    /// <summary>
    /// Publishes with no other event on the channel, so that a channel closed by the broker is closed because of this event.
    /// </summary>
    /// <returns>Why it was not confirmed; null if it was.</returns>
    public async Task<Exception?> PublishAloneAsync(ClaimedEvent claimed, CancellationToken cancellationToken)
    {
        await _isolation.WaitAsync(CancellationToken.None);
        try
        {
            return await PublishAsync(await _isolated.OpenAsync(cancellationToken), claimed, cancellationToken);
        }
        catch (Exception e)
        {
            return e;
        }
        finally
        {
            _isolation.Release();
        }
    }

    /// <summary>Probes whether the broker confirms at all, with a message that no queue is bound for.</summary>
    public async Task<bool> IsConfirmingAsync(CancellationToken cancellationToken)
    {
        try
        {
            var channel = await _shared.OpenAsync(cancellationToken);
            await channel.BasicPublishAsync("", "nowhere", mandatory: false, ReadOnlyMemory<byte>.Empty, cancellationToken);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _shared.DisposeAsync();
        await _isolated.DisposeAsync();
        _isolation.Dispose();
    }

    private static async Task<Exception?> PublishAsync(IChannel channel, ClaimedEvent claimed, CancellationToken cancellationToken)
    {
        using var span = StartSpan(claimed);
        var traceParent = span?.Id ?? claimed.TraceParent;
        // The next event's span must not become a child of this one.
        Activity.Current = null;
        try
        {
            await channel.BasicPublishAsync(
                claimed.Exchange, claimed.RoutingKey, mandatory: false,
                Properties(claimed, traceParent), Body(claimed, traceParent), cancellationToken);
            return null;
        }
        catch (Exception e)
        {
            span?.SetStatus(ActivityStatusCode.Error, e.Message);
            return e;
        }
    }

    private static Activity? StartSpan(ClaimedEvent claimed)
    {
        _ = ActivityContext.TryParse(claimed.TraceParent, null, isRemote: true, out var change);
        var span = MessagingTelemetry.Source.StartActivity($"{claimed.RoutingKey} publish", ActivityKind.Producer, change);
        return span?
            .SetTag("messaging.system", "rabbitmq")
            .SetTag("messaging.destination.name", claimed.Exchange)
            .SetTag("messaging.rabbitmq.destination.routing_key", claimed.RoutingKey)
            .SetTag("messaging.message.id", claimed.EventId)
            .SetTag("cloudevents.event_type", claimed.Type)
            .SetTag("cloudevents.event_subject", claimed.Subject);
    }

    private static BasicProperties Properties(ClaimedEvent claimed, string? traceParent) => new()
    {
        ContentType = CloudEvent.ContentType,
        Persistent = true,
        MessageId = claimed.EventId.ToString(),
        Type = claimed.Type,
        // MassTransit 8 takes the parent of its span from a header of its own.
        Headers = traceParent is null ? null : new Dictionary<string, object?> { ["traceparent"] = traceParent, ["MT-Activity-Id"] = traceParent },
    };

    /// <summary>The stored event, with the traceparent as its first member.</summary>
    private static byte[] Body(ClaimedEvent claimed, string? traceParent) =>
        Encoding.UTF8.GetBytes(traceParent is null ? claimed.Body : $$"""{"traceparent":"{{traceParent}}",{{claimed.Body.AsSpan(1)}}""");

    /// <summary>A channel that is opened again after it was closed.</summary>
    private sealed class ReopeningChannel(BrokerConnection broker) : IAsyncDisposable
    {
        private readonly SemaphoreSlim _opening = new(1);
        private IChannel? _channel;

        public async Task<IChannel> OpenAsync(CancellationToken cancellationToken)
        {
            if (_channel is { IsOpen: true } open)
                return open;
            await _opening.WaitAsync(cancellationToken);
            try
            {
                if (_channel is { IsOpen: true } opened)
                    return opened;
                if (Interlocked.Exchange(ref _channel, null) is { } closed)
                    await closed.DisposeAsync();
                return _channel = await broker.Opened.CreateChannelAsync(Confirmed, cancellationToken);
            }
            finally
            {
                _opening.Release();
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (_channel is not null)
                await _channel.DisposeAsync();
            _opening.Dispose();
        }
    }
}
