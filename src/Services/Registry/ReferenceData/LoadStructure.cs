using Ksf.Contracts.Registry;
using Ksf.Registry.Clusters;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.ReferenceData;

/// <summary>
/// Registers the clusters and bodies of the deployment that KSF's documents name, once: what people have changed since is left as it is. Replicas are serialised by a lock.
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
        await db.LockAsync(AdvisoryLock.Bodies, cancellationToken);
        var files = ReferenceFiles.Read(folder);
        var clusters = await AddClustersAsync(db, files, cancellationToken);
        var bodies = await AddBodiesAsync(db, files, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        logger.LogInformation("KSF's structure was loaded: {Clusters} clusters and {Bodies} bodies are new", clusters, bodies);
    }

    private async Task<int> AddClustersAsync(RegistryDbContext db, ReferenceFiles files, CancellationToken cancellationToken)
    {
        var held = await db.Clusters.Where(cluster => cluster.Authority == deployment.Id).Select(cluster => cluster.Id).ToListAsync(cancellationToken);
        var clusters = StructureClusters.Of(files, deployment.Id, held);
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
        return clusters.Count;
    }

    private async Task<int> AddBodiesAsync(RegistryDbContext db, ReferenceFiles files, CancellationToken cancellationToken)
    {
        var held = await db.Bodies.Where(body => body.Authority == deployment.Id).Select(body => body.Id).ToListAsync(cancellationToken);
        var bodies = StructureBodies.Of(files, deployment.Id, held);
        foreach (var body in bodies)
        {
            body.Sequence = 1;
            db.Add(body);
            db.AuditByPlatform(time.GetUtcNow(), "body.register", BodyState.Noun.Subject(body.Id), before: null, body);
            db.Raise("created", body);
        }
        await db.SaveChangesAsync(cancellationToken);
        return bodies.Count;
    }
}
