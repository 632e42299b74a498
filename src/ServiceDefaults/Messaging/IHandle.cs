using System.Text.Json;
using Ksf.Contracts;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>
/// The effect of an event in this service. Runs once for each event, in the transaction that also writes the inbox, and saves through the service's
/// DbContext: at-least-once delivery, exactly-once effect.
/// </summary>
public interface IHandle<TState>
    where TState : class, IState
{
    /// <summary>Handles one event. An exception is retried, and ends in the error queue with the message unchanged.</summary>
    Task HandleAsync(Received<TState> received, CancellationToken cancellationToken);
}

/// <summary>
/// Handles every event, whatever its type, as it was received. There is no inbox and no transaction, so the handler must be idempotent. It
/// may be called concurrently for different subjects.
/// </summary>
public interface IHandleAll
{
    /// <summary>Handles one event. An exception is retried, and ends in the error queue with the message unchanged.</summary>
    /// <param name="received">The event.</param>
    /// <param name="json">The same, as it was on the wire.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    Task HandleAsync(CloudEvent<JsonElement> received, string json, CancellationToken cancellationToken);
}

/// <summary>An event as a handler sees it.</summary>
/// <param name="Id">The CloudEvents id.</param>
/// <param name="Verb">What happened.</param>
/// <param name="Deployment">The deployment that is its authority.</param>
/// <param name="Epoch">The epoch of the authority's database.</param>
/// <param name="Sequence">The version of the subject.</param>
/// <param name="Time">When the change was made.</param>
/// <param name="Data">The subject's state after the change.</param>
public sealed record Received<TState>(
    Guid Id, string Verb, string Deployment, DateTimeOffset Epoch, long Sequence, DateTimeOffset Time, TState Data)
    where TState : class, IState;
