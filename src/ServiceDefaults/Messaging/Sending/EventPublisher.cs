using System.Diagnostics;
using System.Text;
using Ksf.Contracts;
using RabbitMQ.Client;

namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>Puts events on the wire as structured-mode CloudEvents and waits for the broker to confirm them.</summary>
internal sealed class EventPublisher(BrokerConnection broker) : IAsyncDisposable
{
    // Tracking lets each publish be awaited for its own confirm; without a limiter a whole batch is under way at once.
    private static readonly CreateChannelOptions Confirmed = new(
        publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null);

    private readonly Lane _together = new(broker);
    private readonly Lane _alone = new(broker);
    private readonly SemaphoreSlim _oneAlone = new(1);

    /// <summary>Publishes in order on one channel, and awaits all confirms together. Several batches may be under way.</summary>
    /// <returns>For each event, why it was not confirmed; null where it was.</returns>
    public async Task<IReadOnlyList<Exception?>> PublishAsync(IReadOnlyList<ClaimedEvent> events, CancellationToken cancellationToken)
    {
        IChannel channel;
        try
        {
            channel = await _together.OpenAsync(cancellationToken);
        }
        catch (Exception e)
        {
            return [.. events.Select(_ => e)];
        }
        var sending = events.Select(claimed => SendAsync(channel, claimed, cancellationToken)).ToArray();
        return await Task.WhenAll(sending);
    }

    /// <summary>Publishes with no other on its channel: where the broker closes it, this event is to blame.</summary>
    /// <returns>Why it was not confirmed; null if it was.</returns>
    public async Task<Exception?> PublishAloneAsync(ClaimedEvent claimed, CancellationToken cancellationToken)
    {
        await _oneAlone.WaitAsync(CancellationToken.None);
        try
        {
            return await SendAsync(await _alone.OpenAsync(cancellationToken), claimed, cancellationToken);
        }
        catch (Exception e)
        {
            return e;
        }
        finally
        {
            _oneAlone.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _together.DisposeAsync();
        await _alone.DisposeAsync();
        _oneAlone.Dispose();
    }

    private static async Task<Exception?> SendAsync(IChannel channel, ClaimedEvent claimed, CancellationToken cancellationToken)
    {
        using var span = StartSpan(claimed);
        var traceParent = span?.Id ?? claimed.TraceParent;
        // The span is the event's, not the dispatcher's: the next event's must not become its child.
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

    /// <summary>The stored event with the traceparent put in as its first member; it was stored without one.</summary>
    private static byte[] Body(ClaimedEvent claimed, string? traceParent) =>
        Encoding.UTF8.GetBytes(traceParent is null ? claimed.Body : $$"""{"traceparent":"{{traceParent}}",{{claimed.Body.AsSpan(1)}}""");

    /// <summary>A channel, opened anew when it has been closed.</summary>
    private sealed class Lane(BrokerConnection broker) : IAsyncDisposable
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
