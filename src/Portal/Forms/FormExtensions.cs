using Microsoft.AspNetCore.Antiforgery;

namespace Ksf.Portal.Forms;

/// <summary>What forms need of the program.</summary>
internal static class FormExtensions
{
    public static void AddForms(this IServiceCollection services)
    {
        services.AddSingleton<FormTickets>();
        services.AddScoped<Drafts>();
        services.AddScoped<FormOnPage>();
    }

    /// <summary>Shows our own page for a form that is not from us, because Blazor's response is a line of English.</summary>
    public static void UseRefusedForms(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(context);
        context.Response.Redirect("/feil/400");
        return Task.CompletedTask;
    });
}
