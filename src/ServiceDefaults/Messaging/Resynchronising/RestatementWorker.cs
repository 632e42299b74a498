using Ksf.Contracts;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Ksf.ServiceDefaults.Messaging.Resynchronising;

/// <summary>
/// Records a request for nouns that this service is the authority for. A background worker restates them, because that may take long.
/// </summary>
internal sealed class RecordRequest(KsfDbContext db, Resynchronisation resynchronisation, RestatementSignal signal, TimeProvider time)
    : IHandle<ResynchronisationState>
{
    public async Task HandleAsync(Received<ResynchronisationState> received, CancellationToken cancellationToken)
    {
        var nouns = received.Data.Nouns.Intersect(resynchronisation.NounsFor(received.Deployment)).ToArray();
        if (nouns.Length == 0)
            return;
        // A requester from before this service's first start already had its queue then, and has received everything.
        var recorded = await db.Database.ExecuteSqlAsync(
            $"update platform.restatements set requested_at = {time.GetUtcNow()} where noun = any({nouns}) and first_start_at < {received.Time}",
            cancellationToken);
        if (recorded > 0)
            signal.Set();
    }
}

/// <summary>Wakes the <see cref="RestatementWorker"/> of this process.</summary>
internal sealed class RestatementSignal : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Set()
    {
        if (_signal.CurrentCount == 0)
            _signal.Release();
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _signal.WaitAsync(atMost, cancellationToken);

    public void Dispose() => _signal.Dispose();
}

/// <summary>Restates the requested nouns. Requests that arrive during the debounce delay share one restatement.</summary>
internal sealed class RestatementWorker(
    NpgsqlDataSource database, Resynchronisation resynchronisation, RestatementSignal signal, TimeProvider time, ILogger<RestatementWorker> logger)
    : BackgroundService
{
    /// <summary>The signal is set before the request is committed, so the worker waits a moment. More requests often follow.</summary>
    private static readonly TimeSpan DebounceDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!resynchronisation.Nouns.Any())
            return;
        for (var recorded = false; !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                if (!recorded)
                    await RecordFirstStartAsync(stoppingToken);
                recorded = true;
                while (await NextAsync(stoppingToken) is { } noun)
                    await RestateAsync(noun, stoppingToken);
                await signal.WaitAsync(Poll, stoppingToken);
                await Task.Delay(DebounceDelay, time, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("The requested restatement failed and is retried: {Reason}", e.Message);
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
        command.Parameters.Add(new() { Value = time.GetUtcNow(), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<string?> NextAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select noun from platform.restatements where requested_at is not null and (begun_at is null or requested_at > begun_at) limit 1");
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    private async Task RestateAsync(string noun, CancellationToken cancellationToken)
    {
        var began = time.GetUtcNow();
        var count = await resynchronisation.RunAsync(noun, cancellationToken);
        await using var done = database.CreateCommand("update platform.restatements set begun_at = greatest(begun_at, $2) where noun = $1");
        done.Parameters.Add(new() { Value = noun });
        done.Parameters.Add(new() { Value = began, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await done.ExecuteNonQueryAsync(cancellationToken);
        logger.LogInformation("{Count} records of {Noun} were restated on request", count, noun);
    }
}
