using Ksf.Contracts;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Subjects;

namespace Ksf.Registry;

/// <summary>
/// A row of the national register. The same table holds the original in the national Registry and the copy in a regional one, so that the
/// same queries work in both.
/// </summary>
internal interface IRegistered<TState> : ICopyOf<TState>, ISubject
    where TState : class, IState
{
    /// <summary>The id; declared by both base interfaces.</summary>
    new Guid Id { get; init; }

    /// <summary>The version; declared by both base interfaces.</summary>
    new long Sequence { get; set; }

    /// <summary>The row's state.</summary>
    TState State();

    IEnumerable<IState> ISubject.States() => [State()];
}
