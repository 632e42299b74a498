using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Actors;

/// <summary>Erases again those whom a restored database has brought back, before the service starts.</summary>
internal sealed class RepeatErasures(IServiceScopeFactory scopes, ErasureList list, TimeProvider time, ILogger<RepeatErasures> logger) : IMigrationStep
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await list.ReadAsync(cancellationToken) is not { Count: > 0 } erased)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync(AdvisoryLock.Actors, cancellationToken);
        var back = await db.Actors.Where(actor => erased.Contains(actor.Id) && actor.Status == ActorStatus.Registered).ToListAsync(cancellationToken);
        var again = new Erasure(time.GetUtcNow(), By: null, Organisation: null, "Repeated after a restore of the database.");
        foreach (var person in back)
            await again.ApplyAsync(db, person, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (back.Count > 0)
            logger.LogWarning("{Count} persons whom a restored database had brought back were erased again", back.Count);
    }
}
