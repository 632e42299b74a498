using Ksf.ServiceDefaults.Messaging.Receiving;
using Ksf.ServiceDefaults.Messaging.Sending;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>What was sent again.</summary>
/// <param name="Received">Events moved from the error queue back to the service's queue.</param>
/// <param name="Sent">Parked events of the outbox put in line again.</param>
public sealed record Redriven(int Received, int Sent);

/// <summary>Gives what was given up another chance, once its cause is gone.</summary>
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
            "{Received} events of {Service} in {Deployment} are received again, {Sent} are sent again",
            received, deployment.Service, deployment.Id, sent);
    }
}
