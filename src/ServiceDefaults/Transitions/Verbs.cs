using Ksf.ServiceDefaults.Problems;

namespace Ksf.ServiceDefaults.Transitions;

/// <summary>A request that creates a record.</summary>
public interface ICreate<TEntity>
    where TEntity : class
{
    /// <summary>
    /// Whether it takes effect after today. Then the record keeps the status that <see cref="CreateAsync"/> gives it, until the day comes.
    /// </summary>
    bool IsAhead(DateOnly today) => false;

    /// <summary>
    /// Creates the record or returns a problem. The transition adds permission check, status, audit row, event and response.
    /// </summary>
    ValueTask<Created<TEntity>> CreateAsync(VerbContext context, CancellationToken cancellationToken);
}

/// <summary>A request that changes a record.</summary>
public interface IChange<TEntity>
    where TEntity : class
{
    /// <summary>The caller's reason, if any. Stored in the audit row.</summary>
    string? Reason => null;

    /// <summary>Whether it takes effect after today. Then the record keeps its status until the day comes.</summary>
    bool IsAhead(DateOnly today) => false;

    /// <summary>
    /// Changes the record when no further check is needed. The transition adds status, sequence, audit row, event and response.
    /// </summary>
    void Apply(TEntity entity)
    {
    }

    /// <summary>Changes the record or returns a problem. This is the transition's guard.</summary>
    ValueTask<Problem?> ApplyAsync(TEntity entity, VerbContext context, CancellationToken cancellationToken)
    {
        Apply(entity);
        return default;
    }
}

/// <summary>A created record, or the problem.</summary>
public readonly struct Created<TEntity>
    where TEntity : class
{
    private Created(TEntity? entity, Problem? problem) => (Entity, Problem) = (entity, problem);

    internal TEntity? Entity { get; }

    internal Problem? Problem { get; }

    /// <summary>The record was created.</summary>
    public static implicit operator Created<TEntity>(TEntity entity) => new(entity, null);

    /// <summary>The record was not created.</summary>
    public static implicit operator Created<TEntity>(Problem problem) => new(null, problem);
}
