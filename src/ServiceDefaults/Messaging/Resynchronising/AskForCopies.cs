using Ksf.Contracts;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ksf.ServiceDefaults.Messaging.Resynchronising;

/// <summary>
/// Asks the authorities to restate a noun of which this service keeps a new copy, or one of a new shape: once, when the copy's queue and table are there.
/// </summary>
internal sealed class AskForCopies(
    IServiceScopeFactory scopes, NpgsqlDataSource database, Subscriptions subscriptions, Deployment deployment, TimeProvider time) : IMigrationStep
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await HasAskedForAllAsync(cancellationToken))
            return;
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

    /// <summary>Asks the database itself: nearly always there is nothing to do, and Entity Framework would build its model to find that out.</summary>
    private async Task<bool> HasAskedForAllAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select name, shape from platform.copies");
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var asked = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellationToken))
            asked.Add(row.GetString(0), row.GetString(1));
        return subscriptions.Copies.All(copy => asked.GetValueOrDefault(copy.Name) == copy.Shape);
    }
}
