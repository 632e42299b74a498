using System.Text.Json;
using Ksf.Contracts;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>
/// Does what an event should lead to in this service. Runs once for each event, in the transaction that also notes the event in
/// the inbox, and saves through the service's DbContext: at-least-once delivery, exactly-once effect.
/// </summary>
public interface IHandle<TEvent>
    where TEvent : class, IEvent
{
    /// <summary>Handles one event. An exception is retried, and ends in the error queue with the message unchanged.</summary>
    Task HandleAsync(Received<TEvent> received, CancellationToken cancellationToken);
}

/// <summary>
/// Takes every event as it came, of whatever type. There is no inbox and no transaction: an event may come again, and what the handler
/// does must bear that. It may be called for many subjects at once.
/// </summary>
public interface IHandleAll
{
    /// <summary>Takes one event. An exception is retried, and ends in the error queue with the message unchanged.</summary>
    /// <param name="received">The event.</param>
    /// <param name="json">The same, as it was on the wire.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    Task HandleAsync(CloudEvent<JsonElement> received, string json, CancellationToken cancellationToken);
}

/// <summary>
/// A row that repeats what another service is the authority for, kept by its events. It holds the sequence it was taken from, and
/// a lower one is ignored; so it needs no inbox, and resynchronising can rebuild it when it is gone.
/// </summary>
public interface ICopyOf<TEvent>
    where TEvent : class, IEvent
{
    /// <summary>The primary key.</summary>
    Guid Id { get; init; }

    /// <summary>The version of the subject that the row shows.</summary>
    long Sequence { get; set; }

    /// <summary>The <see cref="Id"/> of the row that an event concerns.</summary>
    static abstract Guid KeyOf(TEvent data);

    /// <summary>Takes over the state in the event.</summary>
    void Take(Received<TEvent> received);
}

/// <summary>An event as a handler sees it.</summary>
/// <param name="Id">The CloudEvents id.</param>
/// <param name="Deployment">The deployment that is its authority.</param>
/// <param name="Sequence">The version of the subject.</param>
/// <param name="Time">When the change was made.</param>
/// <param name="Data">The subject's state after the change.</param>
public sealed record Received<TEvent>(Guid Id, string Deployment, long Sequence, DateTimeOffset Time, TEvent Data)
    where TEvent : class, IEvent;
