using Microsoft.AspNetCore.Http.Headers;

namespace Ksf.Portal.Problems;

/// <summary>Serves the page's content as JSON, in all languages, to programs that follow a problem's <c>type</c>.</summary>
internal static class ProblemKindJson
{
    /// <summary>Answers requests that accept JSON and not HTML. The page answers the others.</summary>
    public static IApplicationBuilder UseProblemKindJson(this IApplicationBuilder app) => app.Use((context, next) =>
        context.Request.Path.StartsWithSegments("/problems", StringComparison.Ordinal, out var slug)
        && WantsJson(context.Request.GetTypedHeaders())
        && ProblemCatalogue.Find(slug.Value!.TrimStart('/')) is { } kind
            ? context.Response.WriteAsJsonAsync(kind)
            : next(context));

    private static bool WantsJson(RequestHeaders headers) =>
        headers.Accept.Any(type => type.MediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        && !headers.Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
