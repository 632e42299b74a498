using System.Text;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ksf.ServiceDefaults;

/// <summary>Rejects requests with a NUL in the address, which the database cannot store, or with a body that is compressed or not UTF-8.</summary>
internal static class RequestText
{
    public static IApplicationBuilder UseRequestText(this IApplicationBuilder app) => app.Use((context, next) =>
        ProblemOf(context.Request) is { } problem ? problem.ExecuteAsync(context) : next(context));

    private static Problem? ProblemOf(HttpRequest request)
    {
        if (HasNul(request.Path.Value))
            return CommonProblems.UnreadableRequest.With();
        // NUL is always percent-encoded, so a query without '%' need not be parsed.
        if (request.QueryString.Value?.Contains('%', StringComparison.Ordinal) is true)
        {
            foreach (var (name, values) in request.Query)
            {
                if (HasNul(name))
                    return CommonProblems.UnreadableRequest.With();
                if (values.Any(HasNul))
                    return Problem.AtField($"?{name}", PlainTextConverter.HasNul);
            }
        }
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return CommonProblems.CompressedBody.With(encoding);
        return HasAnotherCharset(request) ? CommonProblems.UnsupportedMediaType.With() : null;
    }

    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) is true;

    /// <summary>JSON must be UTF-8 (RFC 8259, 8.1). The framework fails on any other charset, and on a quoted one, which is unquoted here.</summary>
    private static bool HasAnotherCharset(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue)
            return false;
        if (!HeaderUtilities.RemoveQuotes(type.Charset).Equals(Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase))
            return true;
        if (type.Charset.StartsWith("\"", StringComparison.Ordinal))
        {
            type.Charset = Encoding.UTF8.WebName;
            request.ContentType = type.ToString();
        }
        return false;
    }
}
