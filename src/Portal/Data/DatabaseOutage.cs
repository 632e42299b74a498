using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace Ksf.Portal.Data;

/// <summary>Answers 503 to one who has a session while the database does not answer. One who has none still gets the page.</summary>
internal static class DatabaseOutage
{
    private static readonly object Key = new();

    /// <summary>Whether it has been found during this request that the database does not answer.</summary>
    public static bool IsFound(HttpContext context) => context.Items.ContainsKey(Key);

    public static void Found(HttpContext context, Exception reason)
    {
        if (context.Items.TryAdd(Key, true))
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DatabaseOutage))
                .LogError("The portal's database (ConnectionStrings:database) does not answer: {Reason}", reason.GetBaseException().Message);
        }
    }

    /// <summary>Comes before what uses the database.</summary>
    public static void UseDatabaseOutage(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (Unavailable.IsCauseOf(exception) && !context.Response.HasStarted)
        {
            Found(context, exception);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    });

    /// <summary>Comes after authentication. The page that tells of it is rendered as for one who is not signed in.</summary>
    public static void UseSessionOutage(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!IsFound(context) || !IsPage(context) || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    });

    private static bool IsPage(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
}
