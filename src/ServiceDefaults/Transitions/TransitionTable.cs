using System.Text;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Access;
using Microsoft.AspNetCore.Routing;

namespace Ksf.ServiceDefaults.Transitions;

/// <summary>
/// The state machine of a noun. The table drives routes, checks, audit rows, events, available actions and the diagram in the
/// documentation.
/// </summary>
/// <param name="noun">The noun.</param>
/// <param name="view">Builds the API's view of a record.</param>
public sealed class TransitionTable<TEntity, TStatus, TView>(Noun noun, Func<TEntity, VerbContext, CancellationToken, Task<TView>> view)
    where TEntity : class, IEntity<TEntity, TStatus>
    where TStatus : struct, Enum
    where TView : class
{
    private readonly List<Transition<TStatus>> _rows = [];

    /// <summary>The noun.</summary>
    public Noun Noun => noun;

    /// <summary>The transitions.</summary>
    public IReadOnlyList<Transition<TStatus>> Rows => _rows;

    /// <summary>Adds a transition that creates a record: <c>POST /needs</c>.</summary>
    public TransitionTable<TEntity, TStatus, TView> Create<TRequest>(
        string verb, TStatus to, string permission, string @event, string summary, string path = "/")
        where TRequest : class, ICreate<TEntity> =>
        Add(new Creation<TEntity, TStatus, TView, TRequest>(this, verb, path, to, permission, @event, summary));

    /// <summary>Adds a transition that replaces a record's content: <c>PUT /needs/{id}</c>.</summary>
    public TransitionTable<TEntity, TStatus, TView> Put<TRequest>(
        string verb, IReadOnlyList<TStatus> from, TStatus to, string permission, string @event, string summary)
        where TRequest : class, IChange<TEntity> =>
        Add(new Change<TEntity, TStatus, TView, TRequest>(this, verb, Path: null, from, to, permission, @event, summary));

    /// <summary>Adds a transition with a path of its own: <c>POST /needs/{id}/{path}</c>.</summary>
    public TransitionTable<TEntity, TStatus, TView> Post<TRequest>(
        string verb, string path, IReadOnlyList<TStatus> from, TStatus to, string permission, string @event, string summary)
        where TRequest : class, IChange<TEntity> =>
        Add(new Change<TEntity, TStatus, TView, TRequest>(this, verb, path, from, to, permission, @event, summary));

    /// <summary>Adds a transition that replaces a record's content and leaves its status: <c>PUT /clusters/{id}</c>.</summary>
    public TransitionTable<TEntity, TStatus, TView> PutInPlace<TRequest>(
        string verb, IReadOnlyList<TStatus> @in, string permission, string @event, string summary)
        where TRequest : class, IChange<TEntity> =>
        Add(new Change<TEntity, TStatus, TView, TRequest>(this, verb, Path: null, @in, To: null, permission, @event, summary));

    /// <summary>Adds a transition with a path of its own that leaves the status: <c>POST /clusters/{id}/participations</c>.</summary>
    public TransitionTable<TEntity, TStatus, TView> PostInPlace<TRequest>(
        string verb, string path, IReadOnlyList<TStatus> @in, string permission, string @event, string summary)
        where TRequest : class, IChange<TEntity> =>
        Add(new Change<TEntity, TStatus, TView, TRequest>(this, verb, path, @in, To: null, permission, @event, summary));

    /// <summary>The verbs that a caller may use on a record in its present status.</summary>
    public IReadOnlyList<string> ActionsFor(Caller caller, TEntity entity) => ActionsFor(caller, entity.Status, entity.OwnersFor);

    /// <summary>The same of a row in a list, where the record is not read whole.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="status">The record's status.</param>
    /// <param name="ownersFor">Its organisations for which a permission counts.</param>
    public IReadOnlyList<string> ActionsFor(Caller caller, TStatus status, Func<string, IReadOnlyList<Guid>> ownersFor) =>
        [.. _rows.Where(row => row.From.Contains(status) && ownersFor(row.Permission).Any(owner => caller.May(row.Permission, owner))).Select(row => row.Verb)];

    /// <summary>The API's view of the record.</summary>
    public Task<TView> ViewAsync(TEntity entity, VerbContext context, CancellationToken cancellationToken) => view(entity, context, cancellationToken);

    /// <summary>Maps a route for each transition.</summary>
    public void Map(RouteGroupBuilder group) => _rows.ForEach(row => row.Map(group));

    /// <summary>The table as a Mermaid state diagram.</summary>
    public string Diagram()
    {
        var diagram = new StringBuilder("stateDiagram-v2\n");
        foreach (var row in _rows)
        {
            if (row.From.Count == 0)
                diagram.Append(null, $"    [*] --> {Open.NameOf(row.To!.Value)}: {row.Verb}\n");
            foreach (var from in row.From)
                diagram.Append(null, $"    {Open.NameOf(from)} --> {Open.NameOf(row.To ?? from)}: {row.Verb}\n");
        }
        return diagram.ToString();
    }

    private TransitionTable<TEntity, TStatus, TView> Add(Transition<TStatus> row)
    {
        // Throws at startup when the verb is not in the noun's closed list.
        _ = noun.Type(row.Event);
        _rows.Add(row);
        return this;
    }
}
