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
        .WithSummary("What happened in this deployment, and what other deployments sent it, in one order that never changes.")
        .WithDescription("Keep `next` and send it as `after` to read on; ask again later with it when there is nothing new. "
            + "Nothing ever appears before it. 410 says that the log is another than the cursor is of: begin at the beginning.");
}
