namespace Ksf.ServiceDefaults.Messaging;

/// <summary>A binding of the service's queue as it was last declared, so that one that is no longer subscribed to can be removed. AMQP cannot list them.</summary>
internal sealed class DeclaredBinding
{
    public required string Exchange { get; init; }

    public required string RoutingKey { get; init; }
}
