using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>The names under which messaging reports its spans and measurements.</summary>
public static class MessagingTelemetry
{
    /// <summary>The ActivitySource and the Meter of sending and receiving.</summary>
    public const string Name = "Ksf.Messaging";

    /// <summary>The ActivitySource of MassTransit: receiving, with the sending span as parent.</summary>
    public const string MassTransit = "MassTransit";

    internal static ActivitySource Source { get; } = new(Name);

    internal static Meter Meter { get; } = new(Name);

    internal static Counter<long> Sent { get; } = Meter.CreateCounter<long>("ksf.messaging.sent", "{event}", "Events the broker confirmed.");

    internal static Counter<long> Failed { get; } = Meter.CreateCounter<long>("ksf.messaging.failed", "{event}", "Attempts to send an event that failed for the event itself.");

    internal static Counter<long> Parked { get; } = Meter.CreateCounter<long>("ksf.messaging.parked", "{event}", "Events given up until an operator redrives them.");

    internal static Counter<long> Handled { get; } = Meter.CreateCounter<long>("ksf.messaging.handled", "{event}", "Events handled, by type.");

    internal static Counter<long> Retried { get; } = Meter.CreateCounter<long>("ksf.messaging.retried", "{event}", "Attempts to handle an event again.");

    internal static Counter<long> GivenUp { get; } = Meter.CreateCounter<long>("ksf.messaging.given_up", "{event}", "Events moved to the error queue.");

    internal static Counter<long> Unknown { get; } = Meter.CreateCounter<long>("ksf.messaging.unknown_types", "{event}", "Events of a type this service does not know, acknowledged.");

    internal static Counter<long> Duplicates { get; } = Meter.CreateCounter<long>("ksf.messaging.inbox_duplicates", "{event}", "Effects not repeated, because the inbox had the event.");

    internal static Counter<long> Outdated { get; } = Meter.CreateCounter<long>("ksf.messaging.outdated", "{event}", "Events older than the copy they concern, ignored.");

    /// <summary>The event's type, as a tag.</summary>
    internal static KeyValuePair<string, object?> Tag(string eventType) => new("cloudevents.event_type", eventType);
}
