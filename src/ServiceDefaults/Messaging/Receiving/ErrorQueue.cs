using System.Globalization;
using System.Text;
using RabbitMQ.Client;

namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>
/// Where events wait that could not be handled: body and properties as they came, with the reason in headers of our own. (MassTransit's own
/// error queue would inherit the single active consumer, and then neither an operator nor we could look into it.)
/// </summary>
internal sealed class ErrorQueue(BrokerConnection broker, Deployment deployment, TimeProvider time)
{
    private const string Reason = "ksf-error";
    private const string FailedAt = "ksf-failed-at";
    private const string Exchange = "ksf-exchange";
    private const int LongestReason = 1_000;

    private static readonly CreateChannelOptions Confirmed = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    private string Name => MessagingTopology.ErrorQueue(deployment.Service);

    /// <summary>Where a message was published first; one that was redriven came to the queue without an exchange.</summary>
    public static string ExchangeOf(string exchange, IReadOnlyBasicProperties properties) =>
        exchange.Length == 0 && properties.Headers?.TryGetValue(Exchange, out var first) is true && first is byte[] name
            ? Encoding.UTF8.GetString(name)
            : exchange;

    /// <summary>Keeps a message; it is safe there when this returns.</summary>
    public async Task KeepAsync(
        string exchange, IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body, Exception reason, CancellationToken cancellationToken)
    {
        await using var channel = await broker.Opened.CreateChannelAsync(Confirmed, cancellationToken);
        var kept = new BasicProperties(properties)
        {
            Headers = new Dictionary<string, object?>(properties.Headers ?? new Dictionary<string, object?>())
            {
                [Reason] = reason.Message.Length > LongestReason ? reason.Message[..LongestReason] : reason.Message,
                [Exchange] = ExchangeOf(exchange, properties),
                [FailedAt] = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            },
        };
        await MessagingTopology.DeclareErrorQueueAsync(channel, deployment.Service, cancellationToken);
        await channel.BasicPublishAsync("", Name, mandatory: true, kept, body, cancellationToken);
    }

    /// <summary>Moves what is there back to the service's queue, each confirmed before it is taken away here. What fails again stays.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RedriveAsync(CancellationToken cancellationToken)
    {
        var connection = await broker.WaitAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(Confirmed, cancellationToken);
        var moved = 0;
        for (var left = await channel.MessageCountAsync(Name, cancellationToken); left > 0; left--)
        {
            if (await channel.BasicGetAsync(Name, autoAck: false, cancellationToken) is not { } message)
                break;
            var properties = new BasicProperties(message.BasicProperties);
            properties.Headers?.Remove(Reason);
            properties.Headers?.Remove(FailedAt);
            await channel.BasicPublishAsync("", deployment.Service, mandatory: true, properties, message.Body, cancellationToken);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellationToken);
            moved++;
        }
        return moved;
    }

    public async Task<uint> CountAsync(CancellationToken cancellationToken)
    {
        await using var channel = await broker.Opened.CreateChannelAsync(cancellationToken: cancellationToken);
        return await channel.MessageCountAsync(Name, cancellationToken);
    }
}
