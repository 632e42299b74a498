namespace Ksf.ServiceDefaults.Idempotency;

/// <summary>The answer that a caller's Idempotency-Key got, saved in the transaction of the change and kept for 24 hours.</summary>
internal sealed class IdempotentAnswer
{
    /// <summary>Who sent the key: the actor's id.</summary>
    public required Guid Caller { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of method, path and body.</summary>
    public required byte[] Request { get; init; }

    public required int Status { get; init; }

    public string? Location { get; init; }

    public string? ETag { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset AnsweredAt { get; init; }
}
