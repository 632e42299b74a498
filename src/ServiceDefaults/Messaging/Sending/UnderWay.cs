namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>What the dispatcher has begun to send and does not wait for. For one caller at a time.</summary>
/// <param name="most">With so many events under way, nothing more is begun: a broker that is slow to confirm is not given ever more.</param>
internal sealed class UnderWay(int most)
{
    private readonly List<(Task Sending, int Events)> _begun = [];

    /// <summary>Takes note of what has been begun, a task that never fails.</summary>
    public void Add(Task sending, int events) => _begun.Add((sending, events));

    /// <summary>Waits until more may be begun.</summary>
    public async Task RoomAsync()
    {
        while (Count() >= most)
            await Task.WhenAny(_begun.Select(one => one.Sending));
    }

    /// <summary>Waits until all is done.</summary>
    public Task NothingAsync() => Task.WhenAll(_begun.Select(one => one.Sending));

    private int Count()
    {
        _begun.RemoveAll(one => one.Sending.IsCompleted);
        return _begun.Sum(one => one.Events);
    }
}
