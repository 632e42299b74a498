using System.Text.Json;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.Events.Log;

/// <summary>Takes every event that the deployment's broker carries into the log.</summary>
internal sealed class AppendToLog(Appender appender) : IHandleAll
{
    public Task HandleAsync(CloudEvent<JsonElement> received, string json, CancellationToken cancellationToken) =>
        appender.AppendAsync(new NewEntry(received.Id, received.Source, received.Type, json), cancellationToken);
}
