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

    /// <summary>The organisations any of which may change the record. The same as in <see cref="OwnedBy(IReadOnlyList{Guid})"/>.</summary>
    IReadOnlyList<Guid> OwnerIds => [OwnerId];

    /// <summary>
    /// Those of <see cref="OwnerIds"/> for which a permission counts. Where a municipality and a secretariat change the same record, each has its own verbs.
    /// The same as in <see cref="OwnedBy(string, IReadOnlyList{Guid})"/>.
    /// </summary>
    IReadOnlyList<Guid> OwnersFor(string permission) => OwnerIds;

    /// <summary>
    /// The predicate for rows owned by any of these organisations. It is part of the query, so that another organisation's row is not
    /// found.
    /// </summary>
    static abstract Expression<Func<TSelf, bool>> OwnedBy(IReadOnlyList<Guid> organisations);

    /// <summary>The predicate for rows on which any of these organisations may use a permission.</summary>
    static virtual Expression<Func<TSelf, bool>> OwnedBy(string permission, IReadOnlyList<Guid> organisations) => TSelf.OwnedBy(organisations);
}
