using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>Traces and metrics of sending and receiving. MassTransit creates the receive span.</summary>
internal static class MessagingTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "Ksf.Messaging";

    public static ActivitySource Source { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);

    public static Counter<long> Sent { get; } = Meter.CreateCounter<long>("ksf.messaging.sent", "{event}", "Events the broker confirmed.");

    public static Counter<long> Failed { get; } =
        Meter.CreateCounter<long>("ksf.messaging.failed", "{event}", "Failed attempts to send an event, not counting lost connections.");

    public static Counter<long> Parked { get; } =
        Meter.CreateCounter<long>("ksf.messaging.parked", "{event}", "Events given up until an operator redrives them.");

    public static Counter<long> Handled { get; } =
        Meter.CreateCounter<long>("ksf.messaging.handled", "{event}", "Events handled, by type.");

    public static Counter<long> Retried { get; } =
        Meter.CreateCounter<long>("ksf.messaging.retried", "{event}", "Attempts to handle an event again.");

    public static Counter<long> GivenUp { get; } =
        Meter.CreateCounter<long>("ksf.messaging.given_up", "{event}", "Events moved to the error queue.");

    public static Counter<long> Unknown { get; } =
        Meter.CreateCounter<long>("ksf.messaging.unknown_types", "{event}", "Events of a type this service does not know, acknowledged.");

    public static Counter<long> Duplicates { get; } =
        Meter.CreateCounter<long>("ksf.messaging.inbox_duplicates", "{event}", "Effects not repeated, because the inbox had the event.");

    public static Counter<long> Outdated { get; } =
        Meter.CreateCounter<long>("ksf.messaging.outdated", "{event}", "Events ignored because the copy is newer.");

    public static Counter<long> Refused { get; } =
        Meter.CreateCounter<long>("ksf.messaging.refused", "{event}", "Events rejected because their sender is not the noun's authority.");

    /// <summary>The event's type, as a tag.</summary>
    public static KeyValuePair<string, object?> Tag(string eventType) => new("cloudevents.event_type", eventType);
}
