using Ksf.Contracts;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;

namespace Ksf.ServiceDefaults.Messaging.Resynchronising;

/// <summary>
/// Asks the authorities to restate a noun of which this service keeps a new copy, or one of a new shape, when the copy's queue and table are there. Asks
/// again until a process of this version has seen a restatement to its end: while versions change, an older one may have taken it.
/// </summary>
internal sealed class AskForCopies(
    IServiceScopeFactory scopes, NpgsqlDataSource database, Subscriptions subscriptions, Deployment deployment, TimeProvider time) : IMigrationStep
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>In SQL: nearly always there is nothing to do, and Entity Framework would build its model to find that out.</summary>
    private const string Note =
        """
        with forgotten as (delete from platform.copies where not name = any($1))
        insert into platform.copies as copy (name, shape, asked_at) select name, shape, '-infinity' from unnest($1, $2) as kept(name, shape)
        on conflict (name) do update set shape = excluded.shape, asked_at = excluded.asked_at, filled_at = null where copy.shape <> excluded.shape
        """;

    private const string Ask = "update platform.copies set asked_at = $1 where filled_at is null and asked_at < $2 returning name";

    /// <summary>Notes which copies this version keeps, and asks.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var note = database.CreateCommand(Note);
        note.Parameters.Add(new() { Value = subscriptions.Copies.Select(copy => copy.Name).ToArray() });
        note.Parameters.Add(new() { Value = subscriptions.Copies.Select(copy => copy.Shape).ToArray() });
        await note.ExecuteNonQueryAsync(cancellationToken);
        await AskAgainAsync(cancellationToken);
    }

    /// <summary>Asks for the copies that are not filled, and have not been asked for of late.</summary>
    public async Task AskAgainAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var ask = database.CreateCommand(Ask);
        ask.Parameters.Add(new() { Value = now, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        ask.Parameters.Add(new() { Value = now - Patience, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        var names = new List<string>();
        await using (var row = await ask.ExecuteReaderAsync(cancellationToken))
        {
            while (await row.ReadAsync(cancellationToken))
                names.Add(row.GetString(0));
        }
        var nouns = subscriptions.Copies.Where(copy => names.Contains(copy.Name)).Select(copy => copy.Noun.Key).Distinct().Order(StringComparer.Ordinal).ToList();
        if (nouns.Count > 0)
            await RaiseAsync(nouns, cancellationToken);
    }

    /// <summary>Killed before this, it is asked for again when the patience is over.</summary>
    private async Task RaiseAsync(IReadOnlyList<string> nouns, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KsfDbContext>();
        db.Raise("requested", new ResynchronisationState(Guid.CreateVersion7(time.GetUtcNow()), nouns, deployment.Source), sequence: 1);
        await db.SaveChangesAsync(cancellationToken);
    }
}
