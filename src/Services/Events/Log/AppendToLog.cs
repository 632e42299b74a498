using System.Text.Json;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.Events.Log;

/// <summary>Takes every event that the deployment's broker carries into the log.</summary>
internal sealed class AppendToLog(Appender appender) : IHandleAll
{
    // What services ask of one another happened to nobody.
    public Task HandleAsync(CloudEvent<JsonElement> received, string json, CancellationToken cancellationToken) =>
        EventType.TryParse(received.Type) is { Service: "platform" }
            ? Task.CompletedTask
            : appender.AppendAsync(new NewEntry(received.Id, received.Source, received.Type, json), cancellationToken);
}
