using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ksf.Registry.Actors;

/// <summary>Rehashes identities after a key rotation, one page per transaction. An interrupted run continues where it stopped.</summary>
internal sealed class RehashIdentities(IServiceScopeFactory scopes, NpgsqlDataSource database, IdentityHasher hasher, TimeProvider time, ILogger<RehashIdentities> logger)
    : IMigrationStep
{
    private const int PageSize = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Nearly always there is nothing to do, and Entity Framework would build its model to find that out.
        await using (var rotated = database.CreateCommand("select exists (select from actors where hash_key_id <> $1 and status = 'registered')"))
        {
            rotated.Parameters.AddWithValue(hasher.CurrentKeyId);
            if (await rotated.ExecuteScalarAsync(cancellationToken) is false)
                return;
        }
        for (int hashed = PageSize, total = 0; hashed == PageSize; total += hashed)
        {
            hashed = await HashPageAsync(cancellationToken);
            if (hashed > 0)
                logger.LogInformation("{Total} identities were rehashed with the key {Key}", total + hashed, hasher.CurrentKeyId);
        }
    }

    private async Task<int> HashPageAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync(AdvisoryLock.Actors, cancellationToken);
        var page = await db.Actors.Where(actor => actor.HashKeyId != hasher.CurrentKeyId && actor.Status == ActorStatus.Registered).OrderBy(actor => actor.Id).Take(PageSize).ToListAsync(cancellationToken);
        foreach (var actor in page)
        {
            var before = AuditSnapshot.Of(actor);
            actor.HashedBy(hasher).Sequence++;
            db.AuditByPlatform(time.GetUtcNow(), "actor.hash", $"actors/{actor.Id}", before, actor);
            db.Raise("identified", actor);
        }
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return page.Count;
    }
}
