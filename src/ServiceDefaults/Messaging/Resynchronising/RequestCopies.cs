using Ksf.Contracts;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ksf.ServiceDefaults.Messaging.Resynchronising;

/// <summary>
/// Requests a restatement of each noun whose copy is new or has a new shape, after the copy's queue and table exist. Requests it again until a process of
/// this version has received a whole restatement: during an upgrade, an older process may have handled it.
/// </summary>
internal sealed class RequestCopies(
    IServiceScopeFactory scopes, NpgsqlDataSource database, Subscriptions subscriptions, Deployment deployment, TimeProvider time) : IMigrationStep
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(5);

    /// <summary>In SQL, because there is rarely anything to do, and Entity Framework would first build its model.</summary>
    private const string Record =
        """
        with forgotten as (delete from platform.copies where not name = any($1))
        insert into platform.copies as copy (name, shape, asked_at) select name, shape, '-infinity' from unnest($1, $2) as kept(name, shape)
        on conflict (name) do update set shape = excluded.shape, asked_at = excluded.asked_at, filled_at = null where copy.shape <> excluded.shape
        """;

    private const string MarkRequested = "update platform.copies set asked_at = $1 where filled_at is null and asked_at < $2 returning name";

    /// <summary>Records the copies of this version, and requests those that are not filled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var record = database.CreateCommand(Record);
        record.Parameters.Add(new() { Value = subscriptions.Copies.Select(copy => copy.Name).ToArray() });
        record.Parameters.Add(new() { Value = subscriptions.Copies.Select(copy => copy.Shape).ToArray() });
        await record.ExecuteNonQueryAsync(cancellationToken);
        await RequestUnfilledAsync(cancellationToken);
    }

    /// <summary>Requests the copies that are not filled and were not requested recently.</summary>
    public async Task RequestUnfilledAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var mark = database.CreateCommand(MarkRequested);
        mark.Parameters.Add(new() { Value = now });
        mark.Parameters.Add(new() { Value = now - RetryAfter });
        var names = new List<string>();
        await using (var row = await mark.ExecuteReaderAsync(cancellationToken))
        {
            while (await row.ReadAsync(cancellationToken))
                names.Add(row.GetString(0));
        }
        var nouns = subscriptions.Copies.Where(copy => names.Contains(copy.Name)).Select(copy => copy.Noun.Key).Distinct().Order(StringComparer.Ordinal).ToList();
        if (nouns.Count > 0)
            await RaiseAsync(nouns, cancellationToken);
    }

    /// <summary>A process killed before this requests them again after the delay.</summary>
    private async Task RaiseAsync(IReadOnlyList<string> nouns, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KsfDbContext>();
        db.Raise("requested", new ResynchronisationState(Guid.CreateVersion7(time.GetUtcNow()), nouns, deployment.Source), sequence: 1);
        await db.SaveChangesAsync(cancellationToken);
    }
}
