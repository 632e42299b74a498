using System.Text;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ksf.ServiceDefaults;

/// <summary>Stops a request whose address holds what the database cannot store, or whose body is not in UTF-8, before anything is done for it.</summary>
internal static class RequestText
{
    public static IApplicationBuilder UseRequestText(this IApplicationBuilder app) => app.Use((context, next) =>
        ProblemOf(context.Request) is { } problem ? problem.ExecuteAsync(context) : next(context));

    private static Problem? ProblemOf(HttpRequest request)
    {
        if (HasNul(request.Path.Value))
            return CommonProblems.UnreadableRequest.With();
        // What is not escaped cannot be NUL, so most queries are not parsed here.
        if (request.QueryString.Value?.Contains('%', StringComparison.Ordinal) is true)
        {
            foreach (var (name, values) in request.Query)
            {
                if (HasNul(name))
                    return CommonProblems.UnreadableRequest.With();
                if (values.Any(HasNul))
                    return new Problem(CommonProblems.InvalidFields) { Errors = [new FieldError($"?{name}", PlainTextConverter.HasNul)] };
            }
        }
        return IsInAnotherCharset(request.ContentType) ? CommonProblems.UnsupportedMediaType.With() : null;
    }

    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) is true;

    /// <summary>JSON is sent in UTF-8 (RFC 8259, 8.1). The framework throws at any other name, and also at this one in quotes.</summary>
    private static bool IsInAnotherCharset(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.Charset.HasValue
        && !type.Charset.Equals(Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase);
}
