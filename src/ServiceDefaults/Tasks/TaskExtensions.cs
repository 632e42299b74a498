using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ksf.ServiceDefaults.Tasks;

/// <summary>Serves what is asked of the caller.</summary>
public static class TaskExtensions
{
    /// <summary>At most as many as a person looks through.</summary>
    private const int Limit = 50;

    /// <summary>Maps <c>GET /v1/tasks</c>.</summary>
    public static void MapTasks(this IEndpointRouteBuilder routes) => routes.MapGet("/v1/tasks", ListAsync)
        .WithTags("Tasks").ForTheCaller().WithSummary("What is asked of the caller, what is needed first and has waited longest first.");

    private static async Task<Ok<TaskList>> ListAsync(
        [ParameterDescription("Only what is asked for this organisation: its id.")] Guid? organisation,
        Caller caller, IEnumerable<ITaskSource> sources, CancellationToken cancellationToken)
    {
        var (items, total) = (new List<TaskForCaller>(), 0L);
        foreach (var source in sources)
        {
            var found = await source.ReadAsync(caller, organisation, Limit, cancellationToken);
            items.AddRange(found.Items);
            total += found.Total;
        }
        return TypedResults.Ok(new TaskList([.. items.OrderBy(task => task.By ?? DateOnly.MaxValue).ThenBy(task => task.Since).Take(Limit)], total));
    }
}
