namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>The outcome of sending a batch.</summary>
internal sealed class Delivery(IReadOnlyList<ClaimedEvent> events)
{
    private readonly List<ClaimedEvent> _confirmed = new(events.Count);
    private readonly List<FailedEvent> _failed = [];
    private readonly HashSet<string> _heldBack = [];

    /// <summary>All events of the batch, in order.</summary>
    public IReadOnlyList<ClaimedEvent> Events => events;

    public IReadOnlyCollection<ClaimedEvent> Confirmed => _confirmed;

    public IReadOnlyCollection<FailedEvent> Failed => _failed;

    /// <summary>Whether the outcome of some events is unknown, so that they are released.</summary>
    public bool IsIncomplete => _confirmed.Count + _failed.Count < events.Count;

    /// <summary>Why sending was aborted; null unless the connection failed.</summary>
    public Exception? ConnectionLost { get; private set; }

    /// <summary>Records the outcome of events that were published together.</summary>
    /// <returns>The events to publish alone, in order: each unconfirmed event and the later events of its subject.</returns>
    public IReadOnlyList<ClaimedEvent> RecordBatch(IReadOnlyList<ClaimedEvent> published, IReadOnlyList<Exception?> outcome)
    {
        var suspects = new List<ClaimedEvent>();
        var subjects = new HashSet<string>();
        foreach (var (claimed, error) in published.Zip(outcome))
        {
            if (error is not null)
                subjects.Add(claimed.Subject);
            if (subjects.Contains(claimed.Subject))
                suspects.Add(claimed);
            else
                _confirmed.Add(claimed);
        }
        return suspects;
    }

    /// <summary>Records the outcome of an event that was published alone.</summary>
    public void RecordSingle(ClaimedEvent claimed, Exception? error)
    {
        if (error is null)
        {
            _confirmed.Add(claimed);
            return;
        }
        _failed.Add(new FailedEvent(claimed, error));
        _heldBack.Add(claimed.Subject);
    }

    /// <summary>Whether an earlier event of the subject failed, so that this one must wait.</summary>
    public bool IsHeldBack(ClaimedEvent claimed) => _heldBack.Contains(claimed.Subject);

    public void Abort(Exception reason) => ConnectionLost = reason;
}
