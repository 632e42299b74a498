using Ksf.Contracts;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Subjects;

namespace Ksf.Registry;

/// <summary>
/// A row of the national register. The same table holds the original in the national Registry and the copy in a regional one, so that the
/// same queries work in both.
/// </summary>
internal abstract class Registered<TState> : CopyOf<TState>, ISubject
    where TState : class, IState
{
    /// <summary>The row's state.</summary>
    public abstract TState State();

    public IEnumerable<IState> States() => [State()];
}
