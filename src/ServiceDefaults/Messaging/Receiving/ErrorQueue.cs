using RabbitMQ.Client;

namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>
/// The queues that MassTransit moves events to when their handling has failed for good: body and properties as they were received, and the reason in
/// headers that begin with <c>MT-Fault-</c>.
/// </summary>
internal sealed class ErrorQueue(BrokerConnection broker, Deployment deployment)
{
    private static readonly string[] AddedHeaders = ["MT-Fault-", "MT-Host-", "MT-Reason"];

    private static readonly CreateChannelOptions Confirmed = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    /// <summary>
    /// Moves the present contents back to their queues. Each message is confirmed before it is removed here. What fails again stays.
    /// </summary>
    /// <returns>Number of events moved.</returns>
    public async Task<int> RedriveAsync(CancellationToken cancellationToken)
    {
        var connection = await broker.WaitAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(Confirmed, cancellationToken);
        var moved = 0;
        foreach (var queue in MessagingTopology.Queues(deployment.Service))
            moved += await RedriveAsync(channel, queue, cancellationToken);
        return moved;
    }

    /// <summary>Number of events in the error queues.</summary>
    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        broker.CountAsync(MessagingTopology.Queues(deployment.Service).Select(MessagingTopology.ErrorQueue), cancellationToken);

    private static async Task<int> RedriveAsync(IChannel channel, string queue, CancellationToken cancellationToken)
    {
        var errors = MessagingTopology.ErrorQueue(queue);
        var moved = 0;
        for (var left = await channel.MessageCountAsync(errors, cancellationToken); left > 0; left--)
        {
            if (await channel.BasicGetAsync(errors, autoAck: false, cancellationToken) is not { } message)
                break;
            var properties = new BasicProperties(message.BasicProperties);
            foreach (var added in properties.Headers?.Keys.Where(IsAdded).ToArray() ?? [])
                properties.Headers!.Remove(added);
            await channel.BasicPublishAsync("", queue, mandatory: true, properties, message.Body, cancellationToken);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellationToken);
            moved++;
        }
        return moved;
    }

    private static bool IsAdded(string header) => AddedHeaders.Any(added => header.StartsWith(added, StringComparison.Ordinal));
}
