using Ksf.ServiceDefaults;
using Npgsql;

namespace Ksf.Events.Log;

/// <summary>
/// Appends what many consumers bring at once, up to a hundred to a transaction: appends wait for one another on the log's lock in any
/// case, and together they wait for the disk once.
/// </summary>
internal sealed class Appender(EventLog log) : IDisposable
{
    private const int MaximumBatch = 100;

    private readonly Together<NewEntry> _together = new(MaximumBatch, log.AppendAsync, e => e is PostgresException);

    /// <summary>Appends an event. It is in the log for good when this returns.</summary>
    public Task AppendAsync(NewEntry entry, CancellationToken cancellationToken) => _together.DoAsync(entry, cancellationToken);

    public void Dispose() => _together.Dispose();
}
