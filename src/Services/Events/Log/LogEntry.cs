namespace Ksf.Events.Log;

/// <summary>An event in the log. Never changed and never removed.</summary>
internal sealed class LogEntry
{
    /// <summary>Its position. Positions follow commit order, so nothing ever appears behind a reader's cursor.</summary>
    public long Position { get; private set; }

    public required Guid EventId { get; init; }

    public required string Source { get; init; }

    public required string Type { get; init; }

    /// <summary>The CloudEvent exactly as received.</summary>
    public required string Json { get; init; }

    public required DateTimeOffset AppendedAt { get; init; }
}

/// <summary>
/// The identity of the log: one row, created with the tables. A new log has another identity, and cursors of the old one are rejected.
/// </summary>
internal sealed class LogIdentity
{
    public required Guid Id { get; init; }
}
