namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>
/// Serialises the deliveries of one channel in the order of their tags, because the client dispatches them to several workers at once and
/// may reorder them.
/// </summary>
internal sealed class DeliveryOrder
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, TaskCompletionSource> _waiting = [];
    private readonly HashSet<ulong> _passedEarly = [];
    private ulong _next = 1;

    /// <summary>Waits until every earlier delivery has passed.</summary>
    public Task WaitAsync(ulong tag, CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (tag <= _next)
                return Task.CompletedTask;
            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting[tag] = turn;
        }
        return turn.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Releases the next delivery. Must be called for every delivery, also one that never waited. Idempotent.</summary>
    public void Pass(ulong tag)
    {
        lock (_lock)
        {
            if (tag < _next)
                return;
            _passedEarly.Add(tag);
            while (_passedEarly.Remove(_next))
            {
                _waiting.Remove(_next);
                _next++;
            }
            if (_waiting.TryGetValue(_next, out var turn))
                turn.TrySetResult();
        }
    }
}
