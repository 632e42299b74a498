using Ksf.ServiceDefaults.Problems;

namespace Ksf.ServiceDefaults.Transitions;

/// <summary>A request that makes a record.</summary>
public interface ICreate<TEntity>
    where TEntity : class
{
    /// <summary>Makes the record, or says what is wrong. Permission, status, audit, event and answer are added by the transition.</summary>
    ValueTask<Created<TEntity>> CreateAsync(VerbContext context, CancellationToken cancellationToken);
}

/// <summary>A request that changes a record.</summary>
public interface IChange<TEntity>
    where TEntity : class
{
    /// <summary>Why, where the caller says it. Kept in the audit row.</summary>
    string? Reason => null;

    /// <summary>Changes the record, where nothing can be wrong any more. Status, sequence, audit, event and answer are added by the transition.</summary>
    void Apply(TEntity entity)
    {
    }

    /// <summary>Changes the record, or says what is wrong: the guard of the transition.</summary>
    ValueTask<Problem?> ApplyAsync(TEntity entity, VerbContext context, CancellationToken cancellationToken)
    {
        Apply(entity);
        return default;
    }
}

/// <summary>A record that was made, or why it was not.</summary>
public readonly struct Created<TEntity>
    where TEntity : class
{
    private Created(TEntity? entity, Problem? problem) => (Entity, Problem) = (entity, problem);

    internal TEntity? Entity { get; }

    internal Problem? Problem { get; }

    /// <summary>It was made.</summary>
    public static implicit operator Created<TEntity>(TEntity entity) => new(entity, null);

    /// <summary>It was not.</summary>
    public static implicit operator Created<TEntity>(Problem problem) => new(null, problem);
}
