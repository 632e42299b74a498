using Ksf.Portal.Session;
using Microsoft.AspNetCore.Antiforgery;

namespace Ksf.Portal.Forms;

/// <summary>
/// Keeps what is in a form that cannot be received, because the session is lost, has expired or is another person's, and sends the person to
/// sign in and back to the form.
/// </summary>
internal sealed class KeptForms(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, FormTickets tickets, CurrentSession session, Drafts drafts, IAntiforgery antiforgery, TimeProvider time)
    {
        if (await RefusalAsync(context) is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }
        if (await TicketAsync(context, tickets) is not { } ticket || IsDraft(context))
        {
            await next(context);
            return;
        }

        var isOwners = session.Owner is { } owner && owner.AsSpan().SequenceEqual(ticket.Owner) && !session.HasExpired;
        if (isOwners && await antiforgery.IsRequestValidAsync(context))
        {
            await next(context);
            return;
        }
        await drafts.SaveAsync(ticket.Owner, ticket.Form, FormValues.From(context.Request.Form, time), context.RequestAborted);
        context.Response.Redirect(isOwners ? LocalPage.OrFront(ticket.Page) : SignIn.Url(ticket.Page));
    }

    /// <summary>The status that answers a form that is larger than any of ours, or is no form at all.</summary>
    private static async Task<int?> RefusalAsync(HttpContext context)
    {
        try
        {
            if (HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType)
                await context.Request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException tooLarge)
        {
            return tooLarge.StatusCode;
        }
        catch (InvalidDataException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    private static async Task<FormTicket?> TicketAsync(HttpContext context, FormTickets tickets)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType)
            return null;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return tickets.Read(form[FormValues.TicketField]);
    }

    private static bool IsDraft(HttpContext context) =>
        context.Request.Path.StartsWithSegments(DraftEndpoints.Save, StringComparison.OrdinalIgnoreCase) || context.Request.Path == DraftEndpoints.ChooseLanguage;
}
