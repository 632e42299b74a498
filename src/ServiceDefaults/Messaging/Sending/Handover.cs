using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>
/// Hands the events that this process commits to its own dispatcher. An event whose subject has no other unsent event is leased to the
/// dispatcher by its insert and handed over in memory. For the others a claim is requested. PostgreSQL's NOTIFY would slow the writes, and
/// other replicas need no wake-up.
/// </summary>
internal sealed class Handover(IOptions<SendingOptions> options, TimeProvider time)
{
    private readonly ConcurrentQueue<ClaimedEvent> _committed = new();
    private readonly ConcurrentQueue<ClaimedEvent> _uncertain = new();
    private readonly Signal _signal = new(time);

    private int _claimRequested = 1;

    /// <summary>Whether the dispatcher can send at once. While it cannot, events are left in the outbox for any replica.</summary>
    public Func<bool> CanSend { get; set; } = () => false;

    /// <summary>Whether there may be events in the outbox that were not handed over.</summary>
    public bool ClaimRequested => Volatile.Read(ref _claimRequested) == 1;

    /// <summary>When the lease of an event that is written now ends; null leaves it to any replica.</summary>
    public DateTimeOffset? Lease() => CanSend() && _committed.Count < options.Value.BatchSize ? time.GetUtcNow() + options.Value.Lease : null;

    /// <summary>Adds the events of a committed transaction.</summary>
    public void AddCommitted(IReadOnlyList<OutboxMessage> written) => Add(written, _committed);

    /// <summary>Adds the events of a transaction whose commit outcome is unknown. They are only released, never sent from memory.</summary>
    public void AddUncertain(IReadOnlyList<OutboxMessage> written) => Add(written, _uncertain);

    /// <summary>Takes committed events, at most one batch.</summary>
    public IReadOnlyList<ClaimedEvent> TakeCommitted() => Take(_committed);

    /// <summary>Takes events to release, at most one batch.</summary>
    public IReadOnlyList<ClaimedEvent> TakeUncertain() => Take(_uncertain);

    /// <summary>Asks the dispatcher to claim from the outbox.</summary>
    public void RequestClaim()
    {
        Volatile.Write(ref _claimRequested, 1);
        _signal.Set();
    }

    /// <summary>Whether a claim was requested since the last call.</summary>
    public bool TakeClaimRequest() => Interlocked.Exchange(ref _claimRequested, 0) == 1;

    /// <summary>Returns when something was added or requested since the last call, or when the time is up.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _signal.WaitAsync(atMost, cancellationToken);

    private void Add(IReadOnlyList<OutboxMessage> written, ConcurrentQueue<ClaimedEvent> queue)
    {
        if (written.Count == 0)
            return;
        foreach (var message in written)
        {
            if (message.Claimed() is { } leased)
                queue.Enqueue(leased);
            else
                Volatile.Write(ref _claimRequested, 1);
        }
        _signal.Set();
    }

    private List<ClaimedEvent> Take(ConcurrentQueue<ClaimedEvent> queue)
    {
        var taken = new List<ClaimedEvent>();
        while (taken.Count < options.Value.BatchSize && queue.TryDequeue(out var next))
            taken.Add(next);
        return taken;
    }
}
