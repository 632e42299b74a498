using System.Text.Json;
using Ksf.ServiceDefaults.Resources;
using Microsoft.AspNetCore.Http;

namespace Ksf.ServiceDefaults.Changes;

/// <summary>The response to a change, serialised before the change is committed.</summary>
/// <param name="Status">HTTP status code, 2xx.</param>
/// <param name="Location">The path of the created resource, relative to the service.</param>
/// <param name="ETag">The version in the response.</param>
/// <param name="Body">JSON; empty when there is no body.</param>
internal sealed record Answer(int Status, string? Location, string? ETag, byte[] Body) : IResult
{
    /// <summary>Whether the response is a replay for an Idempotency-Key that was used before.</summary>
    public bool Replayed { get; init; }

    /// <summary>The response of a handler; null for a problem, which changes nothing.</summary>
    public static Answer? Of(object? result, JsonSerializerOptions json)
    {
        while (result is INestedHttpResult nested)
            result = nested.Result;
        if (result is not IStatusCodeHttpResult { StatusCode: >= 200 and < 300 and var status })
            return null;
        var value = (result as IValueHttpResult)?.Value;
        var resource = result as IResource;
        return new Answer(
            status, resource?.Location, resource?.ETag, value is null ? [] : JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), json));
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (Location is not null)
            response.Headers.Location = (httpContext.Request.PathBase + Location).ToString();
        response.Headers.ETag = ETag;
        if (Replayed)
            response.Headers["Idempotent-Replayed"] = "true";
        if (Body.Length == 0)
            return;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, httpContext.RequestAborted);
    }
}
