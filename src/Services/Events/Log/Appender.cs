using Ksf.ServiceDefaults;
using Npgsql;

namespace Ksf.Events.Log;

/// <summary>
/// Batches the appends of concurrent consumers. Appends are serialised by the log's lock in any case, and a batch waits for the disk only
/// once.
/// </summary>
internal sealed class Appender(EventLog log, TimeProvider time) : IDisposable
{
    private const int MaximumBatch = 100;

    private readonly CoalescingBatch<NewEntry> _batches = new(MaximumBatch, log.AppendAsync, mayBeOneItem: e => e is PostgresException, time);

    /// <summary>Appends an event, and returns when it is committed.</summary>
    public Task AppendAsync(NewEntry entry, CancellationToken cancellationToken) => _batches.ProcessAsync(entry, cancellationToken);

    public void Dispose() => _batches.Dispose();
}
