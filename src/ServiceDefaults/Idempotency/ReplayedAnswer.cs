using Microsoft.AspNetCore.Http;

namespace Ksf.ServiceDefaults.Idempotency;

/// <summary>The answer that the key got the first time.</summary>
internal sealed class ReplayedAnswer(IdempotentAnswer answer) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = answer.Status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers["Idempotent-Replayed"] = "true";
        response.Headers.Location = answer.Location;
        response.Headers.ETag = answer.ETag;
        return response.WriteAsync(answer.Body, httpContext.RequestAborted);
    }
}
