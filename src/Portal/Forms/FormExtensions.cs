using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Ksf.Portal.Forms;

/// <summary>What forms need of the program.</summary>
internal static class FormExtensions
{
    /// <summary>In bytes; the largest form that the services would take is a tenth of it.</summary>
    public const int MaximumSize = 512 * 1024;

    public static void AddForms(this IServiceCollection services)
    {
        services.AddSingleton<FormTickets>();
        services.AddScoped<Drafts>();
        services.AddScoped<FormOnPage>();
    }

    /// <summary>Renders an error page as for a GET, because to a POST Blazor answers that the form is not on the page.</summary>
    public static void UseErrorPagesAfterPost(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
            context.Request.Method = HttpMethods.Get;
        return next(context);
    });

    /// <summary>Shows our own page for a form that is not from us, because Blazor's response is a line of English.</summary>
    public static void UseRefusedForms(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(context);
        context.Response.Redirect("/feil/400");
        return Task.CompletedTask;
    });
}
