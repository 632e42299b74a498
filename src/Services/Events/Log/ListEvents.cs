using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Ksf.Events.Log;

/// <summary>The request.</summary>
/// <param name="After">The <c>next</c> of the previous answer, unchanged; empty or left out to start from the beginning.</param>
/// <param name="Limit">At most how many events, 1 to 500; 100 when not given.</param>
/// <param name="Type">Only events of this type; with a trailing <c>*</c>, of all types with that prefix.</param>
internal readonly record struct ListEventsRequest(
    [FromQuery(Name = "after"), ParameterDescription("The `next` of the previous answer, unchanged; left out to start from the beginning.")] string? After,
    [FromQuery(Name = "limit"), ParameterDescription("At most how many events, 1 to 500; 100 when not given.")] int? Limit,
    [FromQuery(Name = "type"), ParameterDescription("Only events of this type; with a trailing `*`, of all types with that prefix.")] string? Type);

/// <summary>A page of events, in log order.</summary>
/// <param name="Items">CloudEvents 1.0, as they were sent; id and source identify each.</param>
/// <param name="Next">
/// Send it as <c>after</c> to read on. It is never null: when there is nothing new, poll again later with the same value.
/// </param>
internal sealed record EventPage(IReadOnlyList<RawEvent> Items, string Next);

/// <summary>Reads the log after a cursor.</summary>
internal static class ListEvents
{
    private const int DefaultLimit = 100;
    private const int MaximumLimit = 500;

    public static async Task<Results<Ok<EventPage>, Problem>> HandleAsync(
        [AsParameters] ListEventsRequest request, EventLog log, CancellationToken cancellationToken)
    {
        if (request.Limit is < 1 or > MaximumLimit)
            return Invalid(new FieldError("?limit", EventLogProblems.LimitOutside, MaximumLimit));
        if (!TypeFilter.TryParse(request.Type, out var types))
            return Invalid(new FieldError("?type", EventLogProblems.TypeUnreadable));

        var id = await log.IdAsync(cancellationToken);
        Cursor? from = new(id, 0);
        if (request.After is { Length: > 0 } after && !Cursor.TryParse(after, out from))
            return EventLogProblems.CursorUnreadable.With();
        if (from.Log != id)
            return EventLogProblems.LogReplaced.With();

        var page = await log.ReadAsync(from.Position, types, request.Limit ?? DefaultLimit, cancellationToken);
        // A cursor beyond the head is from before the log was restored from a backup, so the events after it are no longer the same.
        if (from.Position > page.Head)
            return EventLogProblems.LogReplaced.With();
        return TypedResults.Ok(new EventPage(page.Events, new Cursor(id, page.End).ToString()));
    }

    private static Problem Invalid(FieldError error) => new(CommonProblems.InvalidFields) { Errors = [error] };
}
