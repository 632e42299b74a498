using Ksf.ServiceDefaults.Access;

namespace Ksf.Events.Log;

internal static class EventApi
{
    public static void AddEventLog(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EventLog>();
        builder.Services.AddSingleton<Appender>();
    }

    public static void MapEvents(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/events", ListEvents.HandleAsync)
        .RequirePermission(Permissions.ReadEvents, Scopes.Events)
        .WithTags("Events")
        .WithSummary("The events of this deployment, and those that other deployments sent it, in one fixed order.")
        .WithDescription("Keep `next` and send it as `after` to read on; when there is nothing new, poll with it again later. "
            + "No event ever appears behind a cursor. 410 means that the log was replaced: start from the beginning.");
}
