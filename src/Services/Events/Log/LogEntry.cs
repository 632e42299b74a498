namespace Ksf.Events.Log;

/// <summary>One event of the log. Never changed and never removed.</summary>
internal sealed class LogEntry
{
    /// <summary>Its place. Order of positions is order of commits, so nothing ever appears behind a reader.</summary>
    public long Position { get; private set; }

    public required Guid EventId { get; init; }

    public required string Source { get; init; }

    public required string Type { get; init; }

    /// <summary>The CloudEvent as it came over the wire.</summary>
    public required string Json { get; init; }

    public required DateTimeOffset AppendedAt { get; init; }
}

/// <summary>Which log this is. One row, made with the tables: a log that is begun anew has another, and cursors of the old one are refused.</summary>
internal sealed class LogIdentity
{
    public required Guid Id { get; init; }
}
