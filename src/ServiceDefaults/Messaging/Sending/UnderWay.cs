namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>Batches that the dispatcher has begun to send and does not wait for. For one caller at a time.</summary>
/// <param name="most">With so many under way, nothing more is begun: a broker that is slow to confirm is not given ever more.</param>
internal sealed class UnderWay(int most)
{
    private readonly List<Task> _begun = [];

    /// <summary>Takes note of one that has been begun: a task that never fails.</summary>
    public void Add(Task sending) => _begun.Add(sending);

    /// <summary>Waits until another may be begun.</summary>
    public async Task RoomAsync()
    {
        _begun.RemoveAll(one => one.IsCompleted);
        while (_begun.Count >= most)
            _begun.Remove(await Task.WhenAny(_begun));
    }

    /// <summary>Waits until none is.</summary>
    public Task NoneAsync() => Task.WhenAll(_begun);
}
