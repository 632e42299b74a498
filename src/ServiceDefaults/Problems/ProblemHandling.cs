using System.Text.Json;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ksf.ServiceDefaults.Problems;

/// <summary>Turns everything that goes wrong into a problem document, and only what is our fault into a 500.</summary>
public static class ProblemHandling
{
    private static readonly Text Unreadable = new("Kan ikke leses her.", "Kan ikkje lesast her.", "Cannot be read here.");

    /// <summary>Answers exceptions, and statuses without a body, with problem documents.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = Answer,
            SuppressDiagnosticsCallback = context => Of(context.Exception).Type.Status < 500,
        });
        return app.UseStatusCodePages(context => OfStatus(context.HttpContext) is { } problem
            ? problem.ExecuteAsync(context.HttpContext)
            : Task.CompletedTask);
    }

    private static Task Answer(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()!.Error;
        return context.RequestAborted.IsCancellationRequested ? Task.CompletedTask : Of(error).ExecuteAsync(context);
    }

    private static Problem Of(Exception error) => error switch
    {
        ProblemException known => known.Problem,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => CommonProblems.TooLarge.With(RequestLimits.BodyKilobytes),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => CommonProblems.UnsupportedMediaType.With(),
        BadHttpRequestException { InnerException: JsonException json } => new Problem(CommonProblems.UnreadableBody)
        {
            Errors = [new FieldError(Pointer(json.Path), Unreadable)],
        },
        BadHttpRequestException bad => CommonProblems.UnreadableRequest.With(bad.Message),
        DbUpdateConcurrencyException => CommonProblems.VersionOutdated.With(),
        NpgsqlException { IsTransient: true } or InvalidOperationException { InnerException: NpgsqlException { IsTransient: true } } =>
            new Problem(CommonProblems.Unavailable) { RetryAfter = TimeSpan.FromSeconds(5) },
        _ => CommonProblems.Unexpected.With(),
    };

    private static Problem? OfStatus(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => CommonProblems.NotSignedIn.With(),
        StatusCodes.Status403Forbidden => CommonProblems.MissingScope.With(),
        StatusCodes.Status404NotFound => CommonProblems.NotFound.With(),
        StatusCodes.Status405MethodNotAllowed => CommonProblems.MethodNotAllowed.With(),
        StatusCodes.Status413PayloadTooLarge => CommonProblems.TooLarge.With(RequestLimits.BodyKilobytes),
        StatusCodes.Status415UnsupportedMediaType => CommonProblems.UnsupportedMediaType.With(),
        _ => null,
    };

    /// <summary>From System.Text.Json's path (<c>$.members[2]</c>) to a JSON pointer (<c>/members/2</c>).</summary>
    private static string Pointer(string? path) => path is null or "$"
        ? ""
        : path[1..].Replace("['", "/", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal)
            .Replace('.', '/').Replace('[', '/').Replace("]", "", StringComparison.Ordinal);
}
