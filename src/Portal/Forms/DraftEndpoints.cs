using Ksf.Portal.Session;
using Ksf.Portal.Texts;

namespace Ksf.Portal.Forms;

/// <summary>Saves and deletes drafts. The form's ticket says whose it is, so that a lost session loses nothing.</summary>
internal static class DraftEndpoints
{
    public const string Save = "/kladd";
    public const string Delete = "/kladd/slett";
    public const string ChooseLanguage = "/sprak";
    public const string LanguageField = "_sprak";

    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Save, SaveAsync);
        routes.MapPost(Delete, DeleteAsync);
        routes.MapPost(ChooseLanguage, ChooseLanguageAsync);
    }

    private static async Task<IResult> SaveAsync(HttpContext context, SentForm sent, Drafts drafts, Reader reader)
    {
        if (sent.Ticket is not { } ticket)
            return Results.BadRequest();
        var savedAt = await drafts.SaveAsync(ticket.Owner, ticket.Form, sent.Values, context.RequestAborted);
        return IsScript(context.Request)
            ? Results.Json(new { said = savedAt is { } at ? reader[FormTexts.Saved(reader.Clock(at))] : "" })
            : Back(ticket);
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, SentForm sent, Drafts drafts)
    {
        if (sent.Ticket is not { } ticket)
            return Results.BadRequest();
        await drafts.DeleteAsync(ticket.Owner, ticket.Form, context.RequestAborted);
        return Back(ticket);
    }

    private static async Task<IResult> ChooseLanguageAsync(HttpContext context, SentForm sent, Drafts drafts, TimeProvider time)
    {
        if (sent.Ticket is not { } ticket)
            return Results.BadRequest();
        await drafts.SaveAsync(ticket.Owner, ticket.Form, sent.Values, context.RequestAborted);
        return LanguageChoice.TrySet(context, sent.Language, time) ? Back(ticket) : Results.NotFound();
    }

    private static IResult Back(FormTicket ticket) => Results.LocalRedirect(LocalPage.OrFront(ticket.Page));

    private static bool IsScript(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "application/json");
}

/// <summary>A form as it was sent to one of these addresses. A button that leads elsewhere has a ticket of its own, which comes last.</summary>
internal sealed record SentForm(FormTicket? Ticket, FormValues Values, string? Language)
{
    public static async ValueTask<SentForm> BindAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        return new SentForm(
            services.GetRequiredService<FormTickets>().Read(form[FormValues.TicketField].LastOrDefault()),
            FormValues.From(form, services.GetRequiredService<TimeProvider>()),
            form[DraftEndpoints.LanguageField]);
    }
}
