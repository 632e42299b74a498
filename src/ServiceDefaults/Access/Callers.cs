using System.Security.Claims;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Ksf.ServiceDefaults.Access;

/// <summary>Finds the caller behind a token in the service's own copy of actors and roles.</summary>
internal interface ICallers
{
    ValueTask<Caller> FindAsync(ClaimsPrincipal principal, CancellationToken cancellationToken);
}

/// <summary>Caches callers, so that a busy one costs no query. A changed role takes effect within <see cref="Lifetime"/>.</summary>
internal sealed class CallerCache : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);

    public MemoryCache Entries { get; } = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public void Dispose() => Entries.Dispose();
}

internal sealed class Callers(KsfDbContext db, IdentityHasher hasher, CallerCache cache, TimeProvider time) : ICallers
{
    private static readonly Caller Nobody = new(null, []);

    // A request's filters and its handler all look up the same principal.
    private Caller? _current;

    public async ValueTask<Caller> FindAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        _current ??= await LookUpAsync(principal, cancellationToken);

    private async ValueTask<Caller> LookUpAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (Identity.Of(principal) is not { } identity)
            return Nobody;
        if (cache.Entries.TryGetValue(identity, out Caller? known))
            return known!;

        var caller = await ReadAsync(hasher.Hashes(identity), cancellationToken);
        // A caller without roles is not cached, because a first role should take effect at once.
        if (caller.Held.Count > 0)
            cache.Entries.Set(identity, caller, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = CallerCache.Lifetime });
        return caller;
    }

    private async Task<Caller> ReadAsync(byte[][] hashes, CancellationToken cancellationToken)
    {
        var today = time.TodayInNorway();
        var held = await (
            from actor in db.KnownActors
            where hashes.Contains(actor.IdentityHash)
            from role in db.KnownRoles
                .Where(role => role.ActorId == actor.Id && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo > today))
                .DefaultIfEmpty()
            select new { actor.Id, Role = role == null ? null : new HeldRole(role.OrganisationId, role.Role) })
            .AsNoTracking().ToListAsync(cancellationToken);
        return held.Count == 0 ? Nobody : new Caller(held[0].Id, [.. held.Select(h => h.Role).OfType<HeldRole>()]);
    }
}
