using Ksf.ServiceDefaults.Messaging.Sending;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>
/// Sends the current state of everything this service is the authority for again, so that a new consumer, a new region or a restored
/// database becomes whole. An event carries its subject's whole state, so the latest of each subject is all that takes.
/// </summary>
public static class Resynchronisation
{
    /// <summary>Puts the latest event of each subject in line again: same id, type and sequence. The running service sends them.</summary>
    /// <returns>How many.</returns>
    public static Task<long> RunAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<OutboxHistory>().SendLatestAgainAsync(cancellationToken);
}

internal sealed class ResyncCommand(IServiceProvider services, Deployment deployment, ILogger<ResyncCommand> logger) : IServiceCommand
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var count = await Resynchronisation.RunAsync(services, cancellationToken);
        logger.LogInformation("{Count} events of {Service} in {Deployment} are sent again", count, deployment.Service, deployment.Id);
    }
}
