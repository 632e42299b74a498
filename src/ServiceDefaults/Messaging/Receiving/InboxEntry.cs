namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>That a consumer has had its effect of an event. Written in the transaction of that effect.</summary>
internal sealed class InboxEntry
{
    public required Guid EventId { get; init; }

    public required string Consumer { get; init; }

    public required DateTimeOffset HandledAt { get; init; }
}
