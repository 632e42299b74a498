using Microsoft.AspNetCore.Http.Headers;

namespace Ksf.Portal.Problems;

/// <summary>Gives a program that follows a problem's <c>type</c> the same as the page says, in all languages.</summary>
internal static class ProblemKindJson
{
    /// <summary>Answers those who want JSON and not HTML; the page answers the others.</summary>
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
