using System.Collections.Frozen;
using Ksf.Gateway.Problems;

namespace Ksf.Gateway.Limits;

/// <summary>Allows only the methods that a service can have. CONNECT and TRACE address the proxy itself.</summary>
internal static class KnownMethods
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(StringComparer.Ordinal, All);

    private static string[] All =>
    [
        HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete, HttpMethods.Options,
    ];

    public static void UseKnownMethods(this WebApplication app) => app.Use(static (context, next) => Known.Contains(context.Request.Method)
        ? next(context)
        : GatewayProblems.UnknownMethod.With(string.Join(", ", All)).ExecuteAsync(context));
}
