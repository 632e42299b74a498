using Ksf.ServiceDefaults.Messaging.Sending;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>What was sent again.</summary>
/// <param name="Received">Events moved from the error queue back to the service's queue.</param>
/// <param name="Sent">Parked events of the outbox put in line again.</param>
public sealed record Redriven(int Received, int Sent);

/// <summary>Gives what was given up another chance, once its cause is gone.</summary>
public static class Redrive
{
    private static readonly CreateChannelOptions Confirmed = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    /// <summary>
    /// Moves the events of the error queue back, body and properties as they came, each confirmed before it is taken away there; and
    /// un-parks the outbox. Only what is in the error queue at the start is moved: what fails again stays there.
    /// </summary>
    public static async Task<Redriven> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var queue = services.GetRequiredService<Deployment>().Service;
        var sent = await services.GetRequiredService<OutboxTable>().UnparkAsync(cancellationToken);
        var connection = await services.GetRequiredService<BrokerConnection>().WaitAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(Confirmed, cancellationToken);
        var received = 0;
        for (var left = await channel.MessageCountAsync(MessagingTopology.ErrorQueue(queue), cancellationToken); left > 0; left--)
        {
            if (await channel.BasicGetAsync(MessagingTopology.ErrorQueue(queue), autoAck: false, cancellationToken) is not { } message)
                break;
            await channel.BasicPublishAsync("", queue, mandatory: true, WithoutFault(message.BasicProperties), message.Body, cancellationToken);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellationToken);
            received++;
        }
        return new Redriven(received, sent);
    }

    /// <summary>The properties as they were before MassTransit added why the event failed; it would not replace all of that the next time.</summary>
    private static BasicProperties WithoutFault(IReadOnlyBasicProperties properties)
    {
        var original = new BasicProperties(properties);
        foreach (var key in original.Headers?.Keys.Where(key => key.StartsWith("MT-", StringComparison.Ordinal) && key != "MT-Activity-Id").ToList() ?? [])
            original.Headers!.Remove(key);
        return original;
    }
}

internal sealed class RedriveCommand(IServiceProvider services, Deployment deployment, ILogger<RedriveCommand> logger) : IServiceCommand
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (received, sent) = await Redrive.RunAsync(services, cancellationToken);
        logger.LogInformation(
            "{Received} events of {Service} in {Deployment} are received again, {Sent} are sent again", received, deployment.Service, deployment.Id, sent);
    }
}
