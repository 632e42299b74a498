using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ksf.ServiceDefaults.Idempotency;

/// <summary>Makes a POST safe to send again.</summary>
public static class IdempotencyExtensions
{
    /// <summary>The header that carries the caller's key.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>
    /// Requires an Idempotency-Key. The second request with a key gets the first's answer for 24 hours; the same key with another body is 422, and
    /// 409 while the first still runs. The answer is saved in the transaction of the change, so that either both are there or neither.
    /// </summary>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder route) => route
        .WithMetadata(IdempotencyKeyRequired.Instance)
        .AddEndpointFilter<IdempotencyFilter>();

    /// <summary>Lets the filter read the body after the handler's parameters are bound from it.</summary>
    internal static IApplicationBuilder UseIdempotencyBuffering(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IdempotencyKeyRequired>() is not null)
            context.Request.EnableBuffering(RequestLimits.BodyKilobytes * 1024);
        return next(context);
    });
}

/// <summary>On an endpoint: that it asks for an Idempotency-Key.</summary>
public sealed class IdempotencyKeyRequired
{
    internal static readonly IdempotencyKeyRequired Instance = new();
}
