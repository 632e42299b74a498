using Ksf.Portal.Forms;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Portal.Data;

/// <summary>Removes sessions that have expired and drafts that nobody has changed for a month. Any number of replicas may run it at once.</summary>
internal sealed class Cleanup(IServiceScopeFactory scopes, TimeProvider time, ILogger<Cleanup> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Removes what is past its age now.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var now = time.GetUtcNow();
        var unchangedSince = now - Drafts.Retention;
        await database.Sessions.Where(session => session.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
        await database.Drafts.Where(draft => draft.ChangedAt <= unchangedSince).ExecuteDeleteAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Old sessions and drafts could not be removed; the next attempt is in an hour: {Reason}", e.Message);
            }
        }
    }
}
