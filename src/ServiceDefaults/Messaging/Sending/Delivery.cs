namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>What has become of events that were sent together.</summary>
internal sealed class Delivery(IReadOnlyList<ClaimedEvent> events)
{
    private readonly List<ClaimedEvent> _confirmed = new(events.Count);
    private readonly List<FailedEvent> _failed = [];
    private readonly HashSet<string> _heldBack = [];

    public IReadOnlyList<ClaimedEvent> Events => events;

    public IReadOnlyCollection<ClaimedEvent> Confirmed => _confirmed;

    public IReadOnlyCollection<FailedEvent> Failed => _failed;

    /// <summary>Why sending was broken off, where it was the connection's fault and no event's.</summary>
    public Exception? ConnectionLost { get; private set; }

    /// <summary>Takes the outcome of the whole batch.</summary>
    /// <returns>What is to be sent again, in order: an event that was not confirmed, and all of its subject after it.</returns>
    public IReadOnlyList<ClaimedEvent> TakeBatch(IReadOnlyList<Exception?> outcome)
    {
        var again = new List<ClaimedEvent>();
        var subjects = new HashSet<string>();
        foreach (var (claimed, error) in events.Zip(outcome))
        {
            if (error is not null)
                subjects.Add(claimed.Subject);
            if (subjects.Contains(claimed.Subject))
                again.Add(claimed);
            else
                _confirmed.Add(claimed);
        }
        return again;
    }

    /// <summary>Takes the outcome of an event that was sent alone.</summary>
    public void TakeSingle(ClaimedEvent claimed, Exception? error)
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

    public void BreakOff(Exception reason) => ConnectionLost = reason;
}
