using System.Text.Json;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.Events.Log;

/// <summary>Appends every event that reaches the deployment's broker to the log.</summary>
internal sealed class AppendToLog(Appender appender) : IHandleAll
{
    // Requests between services are no business events and stay out of the log.
    public Task HandleAsync(CloudEvent<JsonElement> received, string json, CancellationToken cancellationToken) =>
        EventType.TryParse(received.Type) is { Service: "platform" }
            ? Task.CompletedTask
            : appender.AppendAsync(new NewEntry(received.Id, received.Source, received.Type, json), cancellationToken);
}
