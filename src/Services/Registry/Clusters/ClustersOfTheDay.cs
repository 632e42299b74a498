using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Clusters;

/// <summary>
/// Lets what was dated ahead in the deployment's clusters take effect on its day, and publishes it. Runs at start and then every quarter of an hour; what is
/// missed is caught up, and a second run finds nothing to do.
/// </summary>
internal sealed class ClustersOfTheDay(IServiceScopeFactory scopes, Deployment deployment, TimeProvider time, ILogger<ClustersOfTheDay> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    /// <summary>Lets all of it take effect now, and returns how many clusters were changed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();
        var today = time.TodayInNorway();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync(AdvisoryLock.ClustersOfTheDay, cancellationToken);
        var due = await db.Clusters.AsSplitQuery()
            .Where(cluster => cluster.Authority == deployment.Id && cluster.StatedOn < today)
            .Where(cluster => (cluster.EndsOn <= today && cluster.Status != ClusterStatus.Dissolved && cluster.Status != ClusterStatus.Merged) || cluster.BeginsOn <= today
                || cluster.Participations.Any(part => (part.From > cluster.StatedOn && part.From <= today) || (part.To > cluster.StatedOn && part.To <= today))
                || cluster.Primaries.Any(counted => (counted.From > cluster.StatedOn && counted.From <= today) || (counted.To > cluster.StatedOn && counted.To <= today)))
            .OrderBy(cluster => cluster.Id).ToListAsync(cancellationToken);
        var turned = due.Count(cluster => Turn(db, cluster, today));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return turned;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                var turned = await RunAsync(stoppingToken);
                if (turned > 0)
                    logger.LogInformation("What was dated ahead took effect in {Count} clusters", turned);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("What was dated ahead in clusters could not take effect; the next attempt is in {Minutes} minutes: {Reason}", Interval.TotalMinutes, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private bool Turn(RegistryDbContext db, Cluster cluster, DateOnly today)
    {
        var before = AuditSnapshot.Of(cluster);
        if (!cluster.Turn(today))
            return false;
        cluster.Sequence++;
        db.AuditByPlatform(time.GetUtcNow(), "cluster.turn", ClusterState.Noun.Subject(cluster.Id), before, cluster);
        db.Raise("turned", cluster);
        return true;
    }
}
