using Ksf.ServiceDefaults.Persistence;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Messaging.Resynchronising;

/// <summary><c>resync</c>: restates everything that the service is the authority for.</summary>
internal sealed class ResyncCommand(Resynchronisation resynchronisation, Deployment deployment, ILogger<ResyncCommand> logger) : IServiceCommand
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var count = await resynchronisation.RunAsync(cancellationToken);
        logger.LogInformation("{Count} records of {Service} in {Deployment} were restated", count, deployment.Service, deployment.Id);
    }
}

/// <summary>
/// <c>restored</c>: begins a new epoch after a restore that PostgreSQL does not reveal (pg_restore into the same database), restates
/// everything and requests all copies again. The migration step detects every other restore by itself.
/// </summary>
internal sealed class RestoredCommand(
    Epoch epoch, RestateAfterRestore restate, RequestCopies copies, Deployment deployment, ILogger<RestoredCommand> logger) : IServiceCommand
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await epoch.DetectRestoreAsync(restored: true, cancellationToken);
        await restate.RunAsync(cancellationToken);
        await copies.RunAsync(cancellationToken);
        logger.LogInformation("{Service} in {Deployment} has begun the epoch {Epoch:O}", deployment.Service, deployment.Id, epoch.Current);
    }
}
