using Ksf.Contracts;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.Registry;

/// <summary>
/// A row of the register that the nation is the authority for. The same table holds the original in the national Registry and the copy in a
/// regional one, so that both answer the same questions in the same way.
/// </summary>
internal interface IRegistered<TEvent> : ICopyOf<TEvent>
    where TEvent : class, IEvent
{
    /// <summary>What the row says, as others are told it.</summary>
    TEvent State();

    /// <summary>Makes the row say something else.</summary>
    void Become(TEvent state);

    void ICopyOf<TEvent>.Take(Received<TEvent> received) => Become(received.Data);
}
