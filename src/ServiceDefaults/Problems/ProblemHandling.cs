using System.Text.Json;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ksf.ServiceDefaults.Problems;

/// <summary>Turns every error into a problem document. Only our own faults become a 500.</summary>
public static class ProblemHandling
{
    /// <summary>Answers exceptions and bare error statuses with problem documents.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = Answer,
            SuppressDiagnosticsCallback = context => Of(context.Exception, endpoint: null).StatusCode < 500,
        });
        return app.UseStatusCodePages(context => OfStatus(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
    }

    private static Task Answer(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()!;
        return context.RequestAborted.IsCancellationRequested ? Task.CompletedTask : Of(failure.Error, failure.Endpoint).ExecuteAsync(context);
    }

    private static Problem Of(Exception error, Endpoint? endpoint) => error switch
    {
        ProblemException known => known.Problem,
        BadHttpRequestException { InnerException: JsonException json } => UnreadableBody.Of(json),
        BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad => UnreadableParameter.Of(bad, endpoint),
        BadHttpRequestException bad => OfStatus(bad.StatusCode),
        DbUpdateConcurrencyException => CommonProblems.VersionOutdated.With(),
        KsfDbContext.EpochEndedException => new Problem(CommonProblems.Unavailable) { RetryAfter = TimeSpan.FromSeconds(1) },
        NpgsqlException { IsTransient: true } or InvalidOperationException { InnerException: NpgsqlException { IsTransient: true } } => Unavailable(),
        _ => CommonProblems.Unexpected.With(),
    };

    private static Problem OfStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => CommonProblems.UnreadableRequest.With(),
        StatusCodes.Status401Unauthorized => CommonProblems.NotSignedIn.With(),
        StatusCodes.Status403Forbidden => CommonProblems.MissingScope.With(),
        StatusCodes.Status404NotFound => CommonProblems.NotFound.With(),
        StatusCodes.Status405MethodNotAllowed => CommonProblems.MethodNotAllowed.With(),
        StatusCodes.Status413PayloadTooLarge => CommonProblems.TooLarge.With(RequestLimits.BodyKilobytes),
        StatusCodes.Status415UnsupportedMediaType => CommonProblems.UnsupportedMediaType.With(),
        StatusCodes.Status503ServiceUnavailable => Unavailable(),
        < 500 => new Problem(CommonProblems.Refused, status) { StatusCode = status },
        _ => new Problem(CommonProblems.Unexpected) { StatusCode = status },
    };

    private static Problem Unavailable() => new(CommonProblems.Unavailable) { RetryAfter = TimeSpan.FromSeconds(5) };
}
