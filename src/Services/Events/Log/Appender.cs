using System.Threading.Channels;
using Npgsql;

namespace Ksf.Events.Log;

/// <summary>
/// Appends what many consumers bring at once, up to a hundred to a transaction: appends wait for one another on the log's lock in any
/// case, and together they wait for the disk once.
/// </summary>
internal sealed class Appender(EventLog log) : BackgroundService
{
    private const int MaximumBatch = 100;

    private readonly Channel<Pending> _waiting = Channel.CreateUnbounded<Pending>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Appends an event. It is in the log for good when this returns.</summary>
    public async Task AppendAsync(NewEntry entry, CancellationToken cancellationToken)
    {
        var pending = new Pending(entry, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(pending, cancellationToken);
        await pending.Appended.Task.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Pending>(MaximumBatch);
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < MaximumBatch && _waiting.Reader.TryRead(out var pending))
                batch.Add(pending);
            await AppendAsync(batch, stoppingToken);
            batch.Clear();
        }
    }

    private async Task AppendAsync(IReadOnlyList<Pending> batch, CancellationToken stopping)
    {
        try
        {
            await log.AppendAsync([.. batch.Select(pending => pending.Entry)], stopping);
            foreach (var pending in batch)
                pending.Appended.SetResult();
        }
        catch (PostgresException) when (batch.Count > 1)
        {
            // One of them cannot be stored; alone, each answers for itself.
            foreach (var pending in batch)
                await AppendAsync([pending], stopping);
        }
        catch (Exception e)
        {
            foreach (var pending in batch)
                pending.Appended.SetException(e);
        }
    }

    private sealed record Pending(NewEntry Entry, TaskCompletionSource Appended);
}
