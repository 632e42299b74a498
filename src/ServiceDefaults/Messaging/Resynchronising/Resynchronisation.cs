using Ksf.Contracts;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Messaging.Resynchronising;

/// <summary>
/// Restates the records that this service is the authority for, in their current state and shape. This fills a new copy, a new field, a new
/// region or a restored database.
/// </summary>
public sealed class Resynchronisation
{
    private const int PageSize = 500;

    private readonly IServiceScopeFactory _scopes;
    private readonly Authority[] _authorities;
    private readonly string _deployment;

    /// <summary>Created by the container.</summary>
    public Resynchronisation(IServiceProvider services)
    {
        _scopes = services.GetRequiredService<IServiceScopeFactory>();
        _authorities = [.. services.GetServices<Authority>()];
        _deployment = services.GetRequiredService<Deployment>().Id;
    }

    /// <summary>The nouns that this service restates for a deployment. Actors and roles are restated only for its own.</summary>
    internal IEnumerable<string> NounsFor(string deployment) =>
        _authorities.Where(authority => !authority.Noun.IsAccess || deployment == _deployment).Select(authority => authority.Noun.Key);

    /// <summary>The nouns that this service is the authority for.</summary>
    internal IEnumerable<string> Nouns => _authorities.Select(authority => authority.Noun.Key);

    /// <summary>Restates every noun. The running service's dispatcher sends the events.</summary>
    /// <returns>Number of records restated.</returns>
    public Task<long> RunAsync(CancellationToken cancellationToken) => RunAsync(_authorities, cancellationToken);

    /// <summary>Restates one noun.</summary>
    /// <returns>Number of records restated.</returns>
    internal Task<long> RunAsync(string noun, CancellationToken cancellationToken) =>
        RunAsync([.. _authorities.Where(authority => authority.Noun.Key == noun)], cancellationToken);

    private async Task<long> RunAsync(IReadOnlyList<Authority> authorities, CancellationToken cancellationToken)
    {
        var total = 0L;
        foreach (var authority in authorities)
            total += await RestateAsync(authority, cancellationToken);
        return total;
    }

    /// <summary>
    /// Restates one page per transaction and ends with the event that marks completion. An interrupted run starts from the beginning.
    /// </summary>
    private async Task<long> RestateAsync(Authority authority, CancellationToken cancellationToken)
    {
        var (after, count) = (Guid.Empty, 0L);
        while (true)
        {
            await using var scope = _scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<KsfDbContext>();
            var page = await authority.ReadAsync(db, after, PageSize, cancellationToken);
            foreach (var subject in page)
                db.Raise(Noun.Restated.Name, subject);
            count += page.Count;
            if (page.Count < PageSize)
                db.RaiseResynchronised(authority.Noun, count);
            await db.SaveChangesAsync(cancellationToken);
            if (page.Count < PageSize)
                return count;
            after = page[^1].Id;
        }
    }
}
