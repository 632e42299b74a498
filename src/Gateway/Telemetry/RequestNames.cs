using System.Text.RegularExpressions;
using OpenTelemetry.Instrumentation.AspNetCore;

namespace Ksf.Gateway.Telemetry;

/// <summary>
/// Names the span of a forwarded request by its path template: <c>POST /vest/knowledge/v1/needs</c>. The proxy's routes end in a catch-all,
/// so all requests to a service would share one name. The dashboard searches by the name of a trace's root span.
/// </summary>
internal static partial class RequestNames
{
    private const int MaximumSegments = 8;

    public static void NameSpansByPath(this IServiceCollection services) => services.Configure<AspNetCoreTraceInstrumentationOptions>(
        requests => requests.EnrichWithHttpResponse = (span, response) =>
        {
            // An unmatched path is arbitrary and would create unbounded names.
            if (response.HttpContext.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route }
                && route.Contains("{**", StringComparison.Ordinal)
                && response.StatusCode is not (StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed))
                span.DisplayName = span.DisplayName.Replace(route, Template(response.HttpContext.Request.Path), StringComparison.Ordinal);
        });

    /// <summary>Replaces each segment that is not a word, such as an id or a number, with a placeholder.</summary>
    public static string Template(PathString path)
    {
        var segments = path.Value!.Split('/');
        var named = segments.Take(MaximumSegments).Select(segment => segment.Length == 0 || Word().IsMatch(segment) ? segment : "{id}");
        return string.Join('/', named) + (segments.Length > MaximumSegments ? "/…" : "");
    }

    [GeneratedRegex(@"^(?:v[1-9]|[a-z][a-z.-]{0,39})$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Word();
}
