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
/// Takes every event as it came, of whatever type. There is no inbox and no transaction: an event may come again, and the handler must bear that. It may
/// be called for many subjects at once.
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
/// A row that repeats a record whose authority is elsewhere, kept by the events of its noun, whatever their verb. It holds the epoch and the sequence it
/// shows, and ignores what is older; so it needs no inbox, and resynchronising can rebuild it when it is gone.
/// </summary>
public interface ICopyOf<TState>
    where TState : class, IState
{
    /// <summary>The primary key: the id of the record.</summary>
    Guid Id { get; init; }

    /// <summary>The deployment that is the record's authority. Events of another are not taken.</summary>
    string Authority { get; set; }

    /// <summary>The life of the authority's database in which it was said.</summary>
    DateTimeOffset Epoch { get; set; }

    /// <summary>The version of the record that the row shows.</summary>
    long Sequence { get; set; }

    /// <summary>Takes over the state.</summary>
    void Take(TState state);
}

/// <summary>An event as a handler sees it.</summary>
/// <param name="Id">The CloudEvents id.</param>
/// <param name="Verb">What happened.</param>
/// <param name="Deployment">The deployment that is its authority.</param>
/// <param name="Epoch">The life of the authority's database.</param>
/// <param name="Sequence">The version of the subject.</param>
/// <param name="Time">When the change was made.</param>
/// <param name="Data">The subject's state after the change.</param>
public sealed record Received<TState>(
    Guid Id, string Verb, string Deployment, DateTimeOffset Epoch, long Sequence, DateTimeOffset Time, TState Data)
    where TState : class, IState;
