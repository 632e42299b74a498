using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Data;

internal static class LockExtensions
{
    /// <summary>Waits for one of the locks in <see cref="ServiceDefaults.Persistence.AdvisoryLock"/>, and holds it until the transaction ends.</summary>
    public static Task HoldAsync(this RegistryDbContext db, long advisoryLock, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({advisoryLock})", cancellationToken);
}
