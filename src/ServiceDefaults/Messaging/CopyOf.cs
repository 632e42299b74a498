using Ksf.Contracts;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>
/// A local copy (projection) of a record whose authority is another service. It is updated by every event of the noun, whatever the verb.
/// Older epochs and sequences are ignored, so a copy needs no inbox and can be rebuilt by a resynchronisation.
/// </summary>
public abstract class CopyOf<TState>
    where TState : class, IState
{
    /// <summary>The primary key: the id of the record.</summary>
    public Guid Id { get; init; }

    /// <summary>The deployment that is the record's authority. Events from any other deployment are rejected.</summary>
    public string Authority { get; init; } = "";

    /// <summary>The epoch of the event that last updated the row.</summary>
    public DateTimeOffset Epoch { get; set; }

    /// <summary>The sequence of the event that last updated the row.</summary>
    public long Sequence { get; set; }

    /// <summary>Replaces the row's values with the state.</summary>
    public abstract void Apply(TState state);
}
