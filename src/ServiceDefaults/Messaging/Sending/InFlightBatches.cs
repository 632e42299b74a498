namespace Ksf.ServiceDefaults.Messaging.Sending;

/// <summary>Batches that have been published and not yet settled. Not thread-safe.</summary>
/// <param name="maximum">Maximum number of batches in flight, which limits the load on a broker that is slow to confirm.</param>
internal sealed class InFlightBatches(int maximum)
{
    private readonly List<Task> _tasks = [];

    /// <summary>Adds a batch: a task that never fails.</summary>
    public void Add(Task batch) => _tasks.Add(batch);

    /// <summary>Waits until another batch may be published.</summary>
    public async Task WaitForSlotAsync()
    {
        _tasks.RemoveAll(task => task.IsCompleted);
        while (_tasks.Count >= maximum)
            _tasks.Remove(await Task.WhenAny(_tasks));
    }

    /// <summary>Waits until no batch is in flight.</summary>
    public Task DrainAsync() => Task.WhenAll(_tasks);
}
