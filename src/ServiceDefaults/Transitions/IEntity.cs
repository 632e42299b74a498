using System.Linq.Expressions;
using Ksf.ServiceDefaults.Subjects;

namespace Ksf.ServiceDefaults.Transitions;

/// <summary>A record with a state machine, which its <see cref="TransitionTable{TEntity,TStatus,TView}"/> defines.</summary>
public interface IEntity<TSelf, TStatus> : ISubject
    where TSelf : class, IEntity<TSelf, TStatus>
    where TStatus : struct, Enum
{
    /// <summary>Its status. Set by the transition.</summary>
    TStatus Status { get; set; }

    /// <summary>The organisation that owns the record, for which the caller needs the permission.</summary>
    Guid OwnerId { get; }

    /// <summary>The organisations any of which may change the record. The same as in <see cref="OwnedBy"/>.</summary>
    IReadOnlyList<Guid> OwnerIds => [OwnerId];

    /// <summary>
    /// The predicate for rows owned by any of these organisations. It is part of the query, so that another organisation's row is not
    /// found.
    /// </summary>
    static abstract Expression<Func<TSelf, bool>> OwnedBy(IReadOnlyList<Guid> organisations);
}
