using Ksf.Contracts;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Messaging.Resynchronising;

/// <summary>
/// Requests a restatement of each noun whose copy is new or has a new shape. It runs once per copy and shape, after the copy's queue and
/// table exist.
/// </summary>
internal sealed class RequestCopies(IServiceScopeFactory scopes, Subscriptions subscriptions, Deployment deployment, TimeProvider time) : IMigrationStep
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KsfDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow();
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var copy in subscriptions.Copies)
        {
            var isNew = await db.Database.ExecuteSqlAsync(
                $"""
                insert into platform.copies as copy (name, shape, asked_at) values ({copy.Name}, {copy.Shape}, {now})
                on conflict (name) do update set shape = excluded.shape, asked_at = excluded.asked_at where copy.shape <> excluded.shape
                """,
                cancellationToken) == 1;
            if (isNew)
                missing.Add(copy.Noun.Key);
        }
        if (missing.Count > 0)
            db.Raise("requested", new ResynchronisationState(Guid.CreateVersion7(now), [.. missing], deployment.Source), sequence: 1);
        await transaction.CommitAsync(cancellationToken);
    }
}
