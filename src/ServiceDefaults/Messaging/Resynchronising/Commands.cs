using Ksf.ServiceDefaults.Persistence;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Messaging.Resynchronising;

/// <summary><c>resync</c>: restates everything that the service is the authority for.</summary>
internal sealed class ResyncCommand(Resynchronisation resynchronisation, Deployment deployment, ILogger<ResyncCommand> logger) : IServiceCommand
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var count = await resynchronisation.RunAsync(cancellationToken);
        logger.LogInformation("{Count} records of {Service} in {Deployment} are sent again", count, deployment.Service, deployment.Id);
    }
}

/// <summary>
/// <c>restored</c>: begins a new life after a restore that PostgreSQL does not show (pg_restore into the same database), then restates everything and
/// asks for all copies again. Every other restore is noticed by the migration step.
/// </summary>
internal sealed class RestoredCommand(
    Epoch epoch, RestateAfterRestore restate, AskForCopies copies, Deployment deployment, ILogger<RestoredCommand> logger) : IServiceCommand
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await epoch.NoticeAsync(restored: true, cancellationToken);
        await restate.RunAsync(cancellationToken);
        await copies.RunAsync(cancellationToken);
        logger.LogInformation("{Service} in {Deployment} has begun the epoch {Epoch:O}", deployment.Service, deployment.Id, epoch.Current);
    }
}
