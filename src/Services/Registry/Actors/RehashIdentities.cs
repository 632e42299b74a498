using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Actors;

/// <summary>Rehashes identities after a key rotation, one page per transaction. An interrupted run continues where it stopped.</summary>
internal sealed class RehashIdentities(IServiceScopeFactory scopes, IdentityHasher hasher, ILogger<RehashIdentities> logger) : IMigrationStep
{
    private const int PageSize = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
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
        var page = await db.Actors.Where(actor => actor.HashKeyId != hasher.CurrentKeyId).OrderBy(actor => actor.Id).Take(PageSize).ToListAsync(cancellationToken);
        foreach (var actor in page)
        {
            actor.HashedBy(hasher).Sequence++;
            db.Raise("identified", actor);
        }
        await db.SaveChangesAsync(cancellationToken);
        return page.Count;
    }
}
