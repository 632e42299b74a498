using Ksf.Contracts;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ksf.ServiceDefaults.Messaging.Resynchronising;

/// <summary>
/// Records a request for nouns that this service is the authority for. A background worker restates them, because that may take long.
/// </summary>
internal sealed class RecordRequest(KsfDbContext db, Resynchronisation resynchronisation, RestatementSignal signal, TimeProvider time)
    : IHandle<ResynchronisationState>
{
    /// <summary>How long after its first start an authority may still be sending everything for the first time.</summary>
    private static readonly TimeSpan InitialSending = TimeSpan.FromMinutes(5);

    public async Task HandleAsync(Received<ResynchronisationState> received, CancellationToken cancellationToken)
    {
        var nouns = received.Data.Nouns.Intersect(resynchronisation.NounsFor(received.Deployment)).ToArray();
        if (nouns.Length == 0)
            return;
        // A requester from before a recent first start had its queue by then, and is receiving everything. If not, it requests again.
        var now = time.GetUtcNow();
        var recorded = await db.Database.ExecuteSqlAsync(
            $"""
            insert into platform.restatements as noun (noun, first_start_at, requested_at) select name, {now}, {now} from unnest({nouns}) as name
            on conflict (noun) do update set requested_at = excluded.requested_at
            where noun.first_start_at < {received.Time} or noun.first_start_at < {now - InitialSending}
            """,
            cancellationToken);
        if (recorded > 0)
            signal.Set();
    }
}

/// <summary>Wakes the <see cref="RestatementWorker"/> of this process.</summary>
internal sealed class RestatementSignal(TimeProvider time) : Signal(time);

/// <summary>
/// Restates the requested nouns. Requests that arrive during the debounce delay share one restatement. Once a minute it also checks whether the database was
/// promoted under the running service, and requests copies that are still not filled.
/// </summary>
internal sealed class RestatementWorker(
    IServiceScopeFactory scopes, NpgsqlDataSource database, Resynchronisation resynchronisation, RestateAfterRestore restore, RequestCopies copies,
    RestatementSignal signal, TimeProvider time, ILogger<RestatementWorker> logger)
    : BackgroundService
{
    /// <summary>The signal is set before the request is committed, so the worker waits a moment. More requests often follow.</summary>
    private static readonly TimeSpan DebounceDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var recorded = false; !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                if (!recorded)
                    await RecordFirstStartAsync(stoppingToken);
                recorded = true;
                await restore.RunAsync(stoppingToken);
                await copies.RequestUnfilledAsync(stoppingToken);
                while (await NextAsync(stoppingToken) is { } request)
                    await RestateAsync(request, stoppingToken);
                await signal.WaitAsync(Poll, stoppingToken);
                await Task.Delay(DebounceDelay, time, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogDebug(e, "The requested restatement failed and is retried");
                await Task.Delay(DebounceDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Records the first start.</summary>
    private async Task RecordFirstStartAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "insert into platform.restatements (noun, first_start_at) select noun, $2 from unnest($1) as noun on conflict (noun) do nothing");
        command.Parameters.Add(new() { Value = resynchronisation.Nouns.Distinct().ToArray() });
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<Request?> NextAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select noun, requested_at from platform.restatements where requested_at is not null and requested_at is distinct from answered_at limit 1");
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new Request(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1)) : null;
    }

    /// <summary>Holds a lock, so that one replica restates and the others then find the request answered.</summary>
    private async Task RestateAsync(Request request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KsfDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync(AdvisoryLock.Restatement, cancellationToken);
        if (await NextAsync(cancellationToken) != request)
            return;
        var count = await resynchronisation.RunAsync(request.Noun, cancellationToken);
        await db.Database.ExecuteSqlAsync($"update platform.restatements set answered_at = {request.At} where noun = {request.Noun}", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        logger.LogInformation("{Count} records of {Noun} were restated on request", count, request.Noun);
    }

    private sealed record Request(string Noun, DateTimeOffset At);
}
