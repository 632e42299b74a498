using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>
/// What transactions of this process have committed, for its own dispatcher. An event whose subject has nothing else to be sent is leased to the
/// dispatcher by its very insert and handed over in memory; for the others the dispatcher is told to look into the outbox. (NOTIFY would cost a
/// good part of the writes, and other replicas need no waking.)
/// </summary>
internal sealed class Handover(IOptions<SendingOptions> options, TimeProvider time)
{
    private readonly ConcurrentQueue<ClaimedEvent> _events = new();
    private readonly ConcurrentQueue<ClaimedEvent> _doubtful = new();
    private readonly Channel<bool> _signals =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private int _look = 1;

    /// <summary>Whether the dispatcher would send an event at once. While it would not, events wait in the outbox alone, free for any replica.</summary>
    public Func<bool> CanSend { get; set; } = () => false;

    /// <summary>Until when an event that is written now is the dispatcher's; null when it is to be left free.</summary>
    public DateTimeOffset? Lease() => CanSend() && _events.Count < options.Value.BatchSize ? time.GetUtcNow() + options.Value.Lease : null;

    /// <summary>Takes what a committed transaction wrote.</summary>
    public void Give(IReadOnlyList<OutboxMessage> written) => Add(written, _events);

    /// <summary>Takes what a transaction wrote of which nobody knows whether it is committed: never to be sent from here, only to be let go of.</summary>
    public void Doubt(IReadOnlyList<OutboxMessage> written) => Add(written, _doubtful);

    /// <summary>What has been handed over, at most one batch.</summary>
    public IReadOnlyList<ClaimedEvent> Take() => Take(_events);

    /// <summary>What is to be let go of, at most one batch.</summary>
    public IReadOnlyList<ClaimedEvent> TakeDoubtful() => Take(_doubtful);

    /// <summary>Says that there is, or may be, something in the outbox that was not handed over.</summary>
    public void Look()
    {
        Volatile.Write(ref _look, 1);
        _signals.Writer.TryWrite(true);
    }

    /// <summary>Whether the outbox is to be looked into. Asked once for each time that it was said.</summary>
    public bool TakeLook() => Interlocked.Exchange(ref _look, 0) == 1;

    /// <summary>Returns when something has been given or said since the last time, or when the time is up.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _signals.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up.
        }
    }

    private void Add(IReadOnlyList<OutboxMessage> written, ConcurrentQueue<ClaimedEvent> queue)
    {
        if (written.Count == 0)
            return;
        foreach (var message in written)
        {
            if (message.Claimed() is { } leased)
                queue.Enqueue(leased);
            else
                Volatile.Write(ref _look, 1);
        }
        _signals.Writer.TryWrite(true);
    }

    private List<ClaimedEvent> Take(ConcurrentQueue<ClaimedEvent> queue)
    {
        var taken = new List<ClaimedEvent>();
        while (taken.Count < options.Value.BatchSize && queue.TryDequeue(out var next))
            taken.Add(next);
        return taken;
    }
}
