using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Ksf.ServiceDefaults.Problems;

/// <summary>A problem response (RFC 9457), written in the caller's language when it is sent.</summary>
public sealed class Problem(ProblemType type, params object?[] values) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    private const string ContentType = "application/problem+json";

    /// <summary>Maximum number of errors in a response; the last of them says how many are left out.</summary>
    private const int MaximumErrors = 50;

    private static readonly Text More = new("Og {0} feil til. Rett disse først.", "Og {0} feil til. Rett desse først.", "And {0} more errors. Correct these first.");

    private static readonly ProblemJson Json = new(ServiceJson.Readable(ProblemJson.Default));

    /// <summary>Creates the problem of one invalid field.</summary>
    /// <param name="pointer">JSON pointer to the field in the body.</param>
    /// <param name="detail">What is wrong and what to do.</param>
    /// <param name="values">Format arguments of the text.</param>
    public static Problem AtField(string pointer, Text detail, params object?[] values) =>
        new(CommonProblems.InvalidFields) { Errors = [new FieldError(pointer, detail, values)] };

    /// <summary>The problem's type.</summary>
    public ProblemType Type => type;

    /// <summary>HTTP status code: that of the type, except for types whose status varies.</summary>
    public int StatusCode { get; init; } = type.Status;

    int? IStatusCodeHttpResult.StatusCode => StatusCode;

    /// <summary>What is wrong with which field.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>The id of the conflicting record, if any.</summary>
    public string? ConflictingId { get; init; }

    /// <summary>How long to wait before a retry.</summary>
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
            Document(language, httpContext.Request.PathBase + httpContext.Request.Path), Json.ProblemDocument, ContentType, httpContext.RequestAborted);
    }

    /// <inheritdoc/>
    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(ProblemDocument), [ContentType]));

    /// <summary>The document as JSON, for a response that has no request.</summary>
    public byte[] ToUtf8(Language language) => JsonSerializer.SerializeToUtf8Bytes(Document(language, instance: null), Json.ProblemDocument);

    private IEnumerable<FieldError> Listed => Errors.Count <= MaximumErrors
        ? Errors
        : Errors.Take(MaximumErrors - 1).Append(new FieldError("", More, Errors.Count - MaximumErrors + 1));

    private ProblemDocument Document(Language language, string? instance) => new(
        Type: type.Type,
        Title: type.Title.In(language),
        Status: StatusCode,
        Detail: type.Detail.In(language, values),
        Instance: instance,
        TraceId: System.Diagnostics.Activity.Current?.TraceId.ToString(),
        ConflictingId: ConflictingId,
        Errors: Errors.Count == 0 ? null : [.. Listed.Select(e => new FieldErrorDocument(e.Pointer, e.Detail.In(language, e.Values)))]);
}

/// <summary>What is wrong with one field.</summary>
/// <param name="Pointer">JSON pointer to it in the body (<c>/title</c>), or the name of the query parameter with a leading <c>?</c>, or of the header.</param>
/// <param name="Detail">What is wrong and what to do.</param>
/// <param name="Values">Format arguments of the text.</param>
public sealed record FieldError(string Pointer, Text Detail, params object?[] Values);

/// <summary>Carries a problem out of code that cannot return one, such as parameter binding.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Type.Title.En)
{
    /// <summary>The problem to answer with.</summary>
    public Problem Problem => problem;
}

/// <summary>The problem document on the wire (RFC 9457).</summary>
/// <param name="Type">The problem's type: a path at the gateway.</param>
/// <param name="Title">What is wrong; the same for every problem of the type.</param>
/// <param name="Status">HTTP status code.</param>
/// <param name="Detail">What is wrong here, and what to do.</param>
/// <param name="Instance">The requested path.</param>
/// <param name="TraceId">Quote this when you ask for help.</param>
/// <param name="ConflictingId">The id of the conflicting record.</param>
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
