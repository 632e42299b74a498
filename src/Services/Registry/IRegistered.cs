using Ksf.Contracts;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Subjects;

namespace Ksf.Registry;

/// <summary>
/// A row of the register that the nation is the authority for. The same table holds the original in the national Registry and the copy in a regional one,
/// so that both answer the same questions in the same way.
/// </summary>
internal interface IRegistered<TState> : ICopyOf<TState>, ISubject
    where TState : class, IState
{
    /// <summary>The row's own id, which both of its sides have.</summary>
    new Guid Id { get; init; }

    /// <summary>The row's own version, which both of its sides have.</summary>
    new long Sequence { get; set; }

    /// <summary>What the row says.</summary>
    TState State();

    /// <summary>Makes the row say something else.</summary>
    void Become(TState state);

    void ICopyOf<TState>.Take(TState state) => Become(state);

    IEnumerable<IState> ISubject.States() => [State()];
}
