using Ksf.Contracts;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Ksf.ServiceDefaults.Messaging.Resynchronising;

/// <summary>Notes that somebody asks for nouns that this service is the authority for. Restating may take long, so it is not done here.</summary>
internal sealed class NoteRequest(KsfDbContext db, Resynchronisation resynchronisation, RestatementSignal signal, TimeProvider time)
    : IHandle<ResynchronisationState>
{
    public async Task HandleAsync(Received<ResynchronisationState> received, CancellationToken cancellationToken)
    {
        var nouns = received.Data.Nouns.Intersect(resynchronisation.NounsFor(received.Deployment)).ToArray();
        if (nouns.Length == 0)
            return;
        // Who asked before this service's first start had its queue by then, and was sent everything.
        var noted = await db.Database.ExecuteSqlAsync(
            $"update platform.restatements set requested_at = {time.GetUtcNow()} where noun = any({nouns}) and first_start_at < {received.Time}",
            cancellationToken);
        if (noted > 0)
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

/// <summary>Restates the nouns that somebody has asked for. Requests that come while it waits are answered by one restatement.</summary>
internal sealed class RestatementWorker(
    NpgsqlDataSource database, Resynchronisation resynchronisation, RestatementSignal signal, TimeProvider time, ILogger<RestatementWorker> logger)
    : BackgroundService
{
    /// <summary>A request is noted in the transaction of its event, so the signal comes before it can be seen; and others may follow it.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!resynchronisation.Nouns.Any())
            return;
        for (var began = false; !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                if (!began)
                    await BeginAsync(stoppingToken);
                began = true;
                while (await NextAsync(stoppingToken) is { } noun)
                    await RestateAsync(noun, stoppingToken);
                await signal.WaitAsync(Poll, stoppingToken);
                await Task.Delay(Gather, time, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("What was asked for cannot be restated yet, and is tried again: {Reason}", e.Message);
                await Task.Delay(Gather, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Remembers the first start.</summary>
    private async Task BeginAsync(CancellationToken cancellationToken)
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
        logger.LogInformation("{Count} records of {Noun} are restated, as was asked for", count, noun);
    }
}
