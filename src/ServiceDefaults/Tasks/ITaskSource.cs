using Ksf.ServiceDefaults.Access;

namespace Ksf.ServiceDefaults.Tasks;

/// <summary>Finds one kind of task for a caller. Register each in the container; <c>GET /v1/tasks</c> joins them.</summary>
public interface ITaskSource
{
    /// <summary>Reads what is asked of the caller.</summary>
    /// <param name="caller">The caller. A source looks only at organisations for which the caller has the permission that the task takes.</param>
    /// <param name="organisation">Only what is asked for this organisation; null for all.</param>
    /// <param name="limit">At most how many to read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<TaskList> ReadAsync(Caller caller, Guid? organisation, int limit, CancellationToken cancellationToken);
}
