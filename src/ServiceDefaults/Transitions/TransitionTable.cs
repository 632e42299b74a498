using System.Text;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Access;
using Microsoft.AspNetCore.Routing;

namespace Ksf.ServiceDefaults.Transitions;

/// <summary>
/// The state machine of a noun: statuses and transitions in one table, which drives the routes, the checks, the audit row, the event, the buttons and the
/// diagram in the documentation.
/// </summary>
/// <param name="noun">Whose.</param>
/// <param name="view">How the API shows one record.</param>
public sealed class TransitionTable<TEntity, TStatus, TView>(Noun noun, Func<TEntity, VerbContext, CancellationToken, Task<TView>> view)
    where TEntity : class, IEntity<TEntity, TStatus>
    where TStatus : struct, Enum
    where TView : class
{
    private readonly List<Transition<TStatus>> _rows = [];

    /// <summary>Whose.</summary>
    public Noun Noun => noun;

    /// <summary>The rows.</summary>
    public IReadOnlyList<Transition<TStatus>> Rows => _rows;

    /// <summary>A row that makes a record: <c>POST /needs</c>.</summary>
    public TransitionTable<TEntity, TStatus, TView> Create<TRequest>(
        string verb, TStatus to, string permission, string @event, string summary, string path = "/")
        where TRequest : class, ICreate<TEntity> =>
        Add(new Creation<TEntity, TStatus, TView, TRequest>(this, verb, path, to, permission, @event, summary));

    /// <summary>A row that replaces what a record says: <c>PUT /needs/{id}</c>.</summary>
    public TransitionTable<TEntity, TStatus, TView> Put<TRequest>(
        string verb, IReadOnlyList<TStatus> from, TStatus to, string permission, string @event, string summary)
        where TRequest : class, IChange<TEntity> =>
        Add(new Change<TEntity, TStatus, TView, TRequest>(this, verb, Path: null, from, to, permission, @event, summary));

    /// <summary>A row that does something with a record: <c>POST /needs/{id}/{path}</c>.</summary>
    public TransitionTable<TEntity, TStatus, TView> Post<TRequest>(
        string verb, string path, IReadOnlyList<TStatus> from, TStatus to, string permission, string @event, string summary)
        where TRequest : class, IChange<TEntity> =>
        Add(new Change<TEntity, TStatus, TView, TRequest>(this, verb, path, from, to, permission, @event, summary));

    /// <summary>What a caller may do with a record as it is: the buttons.</summary>
    public IReadOnlyList<string> ActionsFor(Caller caller, TEntity entity) =>
        [.. _rows.Where(row => row.From.Contains(entity.Status) && caller.May(row.Permission, entity.OwnerId)).Select(row => row.Verb)];

    /// <summary>The record as the API shows it.</summary>
    public Task<TView> ViewAsync(TEntity entity, VerbContext context, CancellationToken cancellationToken) => view(entity, context, cancellationToken);

    /// <summary>Maps a route for each row.</summary>
    public void Map(RouteGroupBuilder group) => _rows.ForEach(row => row.Map(group));

    /// <summary>The table as a Mermaid state diagram.</summary>
    public string Diagram()
    {
        var diagram = new StringBuilder("stateDiagram-v2\n");
        foreach (var row in _rows)
        {
            foreach (var from in row.From.Select(status => Open.NameOf(status)).DefaultIfEmpty("[*]"))
                diagram.Append(null, $"    {from} --> {Open.NameOf(row.To)}: {row.Verb}\n");
        }
        return diagram.ToString();
    }

    private TransitionTable<TEntity, TStatus, TView> Add(Transition<TStatus> row)
    {
        // A verb that is not in the noun's closed list is found when the program starts, not when somebody uses it.
        _ = noun.Type(row.Event);
        _rows.Add(row);
        return this;
    }
}
