using Ksf.Contracts.Registry;
using Ksf.Registry.Clusters;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.ReferenceData;

/// <summary>
/// Registers the region's clusters that KSF's documents name, once: what people have changed since is left as it is. Replicas are serialised by a lock.
/// </summary>
internal sealed class LoadStructure(
    IServiceScopeFactory scopes, IConfiguration configuration, Deployment deployment, TimeProvider time, ILogger<LoadStructure> logger) : IMigrationStep
{
    /// <summary>Whether to load it: <c>known</c>, which is the default, or <c>none</c>.</summary>
    public const string Key = "Ksf:Structure";

    public static bool IsWanted(IConfiguration configuration) => configuration[Key] switch
    {
        null or "known" => true,
        "none" => false,
        var other => throw new InvalidSettingException(Key, $"is '{other}'", "known or none"),
    };

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (configuration[LoadReferenceData.Folder] is not { Length: > 0 } folder || !IsWanted(configuration))
            return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync(AdvisoryLock.Clusters, cancellationToken);
        var held = await db.Clusters.Where(cluster => cluster.Authority == deployment.Id).Select(cluster => cluster.Id).ToListAsync(cancellationToken);
        var clusters = StructureClusters.Of(ReferenceFiles.Read(folder), deployment.Id, held);
        foreach (var cluster in clusters)
        {
            if (cluster.Status == ClusterStatus.Established)
                await cluster.CountAsync(db, [.. cluster.MembersOn(time.TodayInNorway())], cluster.Areas, since: null, cancellationToken);
            cluster.Sequence = 1;
            db.Add(cluster);
            db.AuditByPlatform(time.GetUtcNow(), "cluster.register", ClusterState.Noun.Subject(cluster.Id), before: null, cluster);
            db.Raise(cluster.Status == ClusterStatus.Established ? "founded" : "proposed", cluster);
            await db.SaveChangesAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        logger.LogInformation("KSF's structure was loaded: {Registered} clusters are new", clusters.Count);
    }
}
