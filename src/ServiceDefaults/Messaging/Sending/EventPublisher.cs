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

    private IChannel? _channel;

    /// <summary>Publishes in order on one channel, and awaits all confirms together.</summary>
    /// <returns>For each event, why it was not confirmed; null where it was.</returns>
    public async Task<IReadOnlyList<Exception?>> PublishAsync(IReadOnlyList<ClaimedEvent> events, CancellationToken cancellationToken)
    {
        IChannel channel;
        try
        {
            channel = await ChannelAsync(cancellationToken);
        }
        catch (Exception e)
        {
            return [.. events.Select(_ => e)];
        }
        var sending = events.Select(claimed => SendAsync(channel, claimed, cancellationToken)).ToArray();
        return await Task.WhenAll(sending);
    }

    public async ValueTask DisposeAsync()
    {
        if (_channel is not null)
            await _channel.DisposeAsync();
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
        var span = MessagingTelemetry.Source.StartActivity($"{claimed.Exchange} publish", ActivityKind.Producer, change);
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

    private async Task<IChannel> ChannelAsync(CancellationToken cancellationToken)
    {
        if (_channel is { IsOpen: true } open)
            return open;
        if (_channel is not null)
            await _channel.DisposeAsync();
        return _channel = await broker.Opened.CreateChannelAsync(Confirmed, cancellationToken);
    }
}
