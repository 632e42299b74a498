using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Ksf.Events.Log;

/// <summary>What is to be read.</summary>
/// <param name="After">The <c>next</c> of the answer before, unchanged; without it, or empty, from the beginning.</param>
/// <param name="Limit">At most how many events, 1 to 500; 100 when not given.</param>
/// <param name="Type">Only events of this type; with a <c>*</c> at the end, of all types that begin so.</param>
internal readonly record struct ListEventsRequest(
    [FromQuery(Name = "after"), ParameterDescription("The `next` of the answer before, unchanged; without it, from the beginning.")] string? After,
    [FromQuery(Name = "limit"), ParameterDescription("At most how many events, 1 to 500; 100 when not given.")] int? Limit,
    [FromQuery(Name = "type"), ParameterDescription("Only events of this type; with a `*` at the end, of all types that begin so.")] string? Type);

/// <summary>Events in the order of the log.</summary>
/// <param name="Items">CloudEvents 1.0, as they were sent; each may be known by its id and source.</param>
/// <param name="Next">Send it as <c>after</c> to read on. It is always given: when there is nothing new, ask again later with the same.</param>
internal sealed record EventPage(IReadOnlyList<RawEvent> Items, string Next);

/// <summary>Reads the log on from a place.</summary>
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
        // A place beyond the end was given by this log before it was restored from a backup; what follows now is not what followed then.
        if (from.Position > page.Head)
            return EventLogProblems.LogReplaced.With();
        return TypedResults.Ok(new EventPage(page.Events, new Cursor(id, page.End).ToString()));
    }

    private static Problem Invalid(FieldError error) => new(CommonProblems.InvalidFields) { Errors = [error] };
}
