using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ksf.ServiceDefaults.Health;

/// <summary>Maps the liveness and readiness endpoints.</summary>
public static class HealthExtensions
{
    /// <summary>Tag of the checks that <c>/health/ready</c> runs.</summary>
    public const string Ready = "ready";

    /// <summary>Path prefix of the health endpoints.</summary>
    internal const string Prefix = "/health";

    /// <summary>
    /// <c>/health/live</c>: the process answers. <c>/health/ready</c>: its dependencies answer too; otherwise 503 with each check's
    /// description. Both are for the host and the gateway, which does not expose them.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealth("/health/ready", Ready);
    }

    /// <summary>Maps the checks with a tag: 200 or 503, with each check's description.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes, string path, string tag) =>
        routes.MapHealthChecks(path, new HealthCheckOptions { Predicate = check => check.Tags.Contains(tag), ResponseWriter = WriteAsync });

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { status = entry.Value.Status.ToString(), says = entry.Value.Description }),
    }, (JsonSerializerOptions?)null, context.RequestAborted);
}
