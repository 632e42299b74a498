namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>Records that a consumer has handled an event. Written in the transaction of the effect.</summary>
internal sealed class InboxEntry
{
    public required Guid EventId { get; init; }

    public required string Consumer { get; init; }

    public required DateTimeOffset HandledAt { get; init; }
}
