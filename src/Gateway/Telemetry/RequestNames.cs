using System.Text.RegularExpressions;
using OpenTelemetry.Instrumentation.AspNetCore;

namespace Ksf.Gateway.Telemetry;

/// <summary>
/// Names the span of a forwarded request by what is asked for: <c>POST /vest/knowledge/v1/needs</c>. The proxy's own route ends in a catch-all, so
/// all requests to one service would have one name, and it is the name of a trace's first span that the dashboard searches.
/// </summary>
internal static partial class RequestNames
{
    private const int MostSegments = 8;

    public static void NameSpansByPath(this IServiceCollection services) => services.Configure<AspNetCoreTraceInstrumentationOptions>(
        requests => requests.EnrichWithHttpResponse = (span, response) =>
        {
            // The path of what does not exist is its caller's invention.
            if (response.HttpContext.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route }
                && route.Contains("{**", StringComparison.Ordinal)
                && response.StatusCode is not (StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed))
                span.DisplayName = span.DisplayName.Replace(route, Template(response.HttpContext.Request.Path), StringComparison.Ordinal);
        });

    /// <summary>The path with a placeholder for each segment that is not a word: ids, numbers, schema names.</summary>
    public static string Template(PathString path)
    {
        var segments = path.Value!.Split('/');
        var named = segments.Take(MostSegments).Select(segment => segment.Length == 0 || Word().IsMatch(segment) ? segment : "{id}");
        return string.Join('/', named) + (segments.Length > MostSegments ? "/…" : "");
    }

    [GeneratedRegex(@"^(?:v[1-9]|[a-z][a-z.-]{0,39})$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Word();
}
