using Ksf.ServiceDefaults.Messaging.Receiving;
using Ksf.ServiceDefaults.Messaging.Sending;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>Result of a redrive.</summary>
/// <param name="Received">Number of events moved from the error queues back to the service's queues.</param>
/// <param name="Sent">Number of parked outbox events that were un-parked.</param>
public sealed record Redriven(int Received, int Sent);

/// <summary>Retries failed and parked events after an operator has fixed the cause.</summary>
public static class Redrive
{
    /// <summary>
    /// Moves the events of the error queue back to the service's queue, body and properties as they came, and un-parks the outbox. Only what
    /// is in the error queue at the start is moved: what fails again stays there.
    /// </summary>
    public static async Task<Redriven> RunAsync(IServiceProvider services, CancellationToken cancellationToken) => new(
        Sent: await services.GetRequiredService<OutboxTable>().UnparkAsync(cancellationToken),
        Received: await services.GetRequiredService<ErrorQueue>().RedriveAsync(cancellationToken));
}

internal sealed class RedriveCommand(IServiceProvider services, Deployment deployment, ILogger<RedriveCommand> logger) : IServiceCommand
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (received, sent) = await Redrive.RunAsync(services, cancellationToken);
        logger.LogInformation(
            "{Received} events of {Service} in {Deployment} were requeued, {Sent} were un-parked",
            received, deployment.Service, deployment.Id, sent);
    }
}
