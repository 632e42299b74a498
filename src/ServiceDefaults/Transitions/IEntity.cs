using System.Linq.Expressions;
using Ksf.ServiceDefaults.Subjects;

namespace Ksf.ServiceDefaults.Transitions;

/// <summary>A record with a state machine: what may be done with it, by whom and when, stands in its <see cref="TransitionTable{TEntity,TStatus,TView}"/>.</summary>
public interface IEntity<TSelf, TStatus> : ISubject
    where TSelf : class, IEntity<TSelf, TStatus>
    where TStatus : struct, Enum
{
    /// <summary>Where it is. Set by the transition that is followed.</summary>
    TStatus Status { get; set; }

    /// <summary>The organisation that it belongs to. A permission is needed there.</summary>
    Guid OwnerId { get; }

    /// <summary>The rows that belong to one of these organisations. Part of the query, so that a row of another organisation is not found.</summary>
    static abstract Expression<Func<TSelf, bool>> OwnedBy(IReadOnlyList<Guid> organisations);
}
