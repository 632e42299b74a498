using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Ksf.ServiceDefaults.Problems;

/// <summary>An error answer (RFC 9457), written in the caller's language when it is sent.</summary>
public sealed class Problem(ProblemType type, params object?[] values) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    private const string ContentType = "application/problem+json";

    /// <summary>The problem that one field is wrong.</summary>
    /// <param name="pointer">JSON pointer to it in the body.</param>
    /// <param name="detail">What is wrong and what to do.</param>
    /// <param name="values">Put into the text.</param>
    public static Problem AtField(string pointer, Text detail, params object?[] values) =>
        new(CommonProblems.InvalidFields) { Errors = [new FieldError(pointer, detail, values)] };
    private static readonly ProblemJson Json = new(ServiceJson.Readable(ProblemJson.Default));

    /// <summary>Which kind of error.</summary>
    public ProblemType Type => type;

    /// <summary>HTTP status code: its kind's, but for the kinds that stand for many.</summary>
    public int StatusCode { get; init; } = type.Status;

    int? IStatusCodeHttpResult.StatusCode => StatusCode;

    /// <summary>What is wrong with which field.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>The id that is in the way, where there is one.</summary>
    public string? ConflictingId { get; init; }

    /// <summary>When to try again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var language = httpContext.Request.PreferredLanguage();
        httpContext.Response.StatusCode = StatusCode;
        httpContext.Response.Headers.ContentLanguage = language.Tag;
        httpContext.Response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } wait)
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("F0", System.Globalization.CultureInfo.InvariantCulture);
        return httpContext.Response.WriteAsJsonAsync(
            Document(language, httpContext), Json.ProblemDocument, ContentType, httpContext.RequestAborted);
    }

    /// <inheritdoc/>
    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(ProblemDocument), [ContentType]));

    private ProblemDocument Document(Language language, HttpContext httpContext) => new(
        Type: type.Type,
        Title: type.Title.In(language),
        Status: StatusCode,
        Detail: type.Detail.In(language, values),
        Instance: httpContext.Request.PathBase + httpContext.Request.Path,
        TraceId: System.Diagnostics.Activity.Current?.TraceId.ToString(),
        ConflictingId: ConflictingId,
        Errors: Errors.Count == 0 ? null : [.. Errors.Select(e => new FieldErrorDocument(e.Pointer, e.Detail.In(language, e.Values)))]);
}

/// <summary>What is wrong with one field.</summary>
/// <param name="Pointer">JSON pointer to it in the body (<c>/title</c>), or the name of the query parameter with a leading <c>?</c>, or of the header.</param>
/// <param name="Detail">What is wrong and what to do.</param>
/// <param name="Values">Put into the text.</param>
public sealed record FieldError(string Pointer, Text Detail, params object?[] Values);

/// <summary>Carries a problem out of places that cannot return one, such as the binding of a parameter.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Type.Title.En)
{
    /// <summary>The answer to give.</summary>
    public Problem Problem => problem;
}

/// <summary>A problem document as it is written (RFC 9457).</summary>
/// <param name="Type">Which kind of problem, a path under the gateway.</param>
/// <param name="Title">What is wrong, the same for each of its kind.</param>
/// <param name="Status">HTTP status code.</param>
/// <param name="Detail">What is wrong here, and what to do.</param>
/// <param name="Instance">The path asked for.</param>
/// <param name="TraceId">Give this to whoever helps you.</param>
/// <param name="ConflictingId">The id that is in the way.</param>
/// <param name="Errors">What is wrong with which field.</param>
public sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string? Instance,
    string? TraceId,
    string? ConflictingId,
    IReadOnlyList<FieldErrorDocument>? Errors);

/// <summary>An error in one field.</summary>
/// <param name="Pointer">JSON pointer into the body, <c>?name</c> of a query parameter, or the name of a header.</param>
/// <param name="Detail">What is wrong and what to do.</param>
public sealed record FieldErrorDocument(string Pointer, string Detail);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemDocument))]
internal sealed partial class ProblemJson : JsonSerializerContext;
