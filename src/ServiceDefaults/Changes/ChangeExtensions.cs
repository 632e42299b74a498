using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ksf.ServiceDefaults.Changes;

/// <summary>Marks endpoints that change something.</summary>
public static class ChangeExtensions
{
    /// <summary>The name of the header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>
    /// Runs the handler in a transaction, which commits only when the response is a success and has been serialised. With an
    /// Idempotency-Key, a repeated request gets the first response for 24 hours. The same key with another address, If-Match or
    /// body is answered 422, and 409 while the first request is still running. The response is saved in the same transaction, so that both are stored or neither is.
    /// </summary>
    /// <param name="route">The endpoint.</param>
    /// <param name="keyRequired">Whether the key is required, as it is when something is created.</param>
    public static RouteHandlerBuilder AsChange(this RouteHandlerBuilder route, bool keyRequired) => route
        .WithMetadata(new TakesIdempotencyKey(keyRequired))
        .AddEndpointFilter<ChangeFilter>();

    /// <summary>Buffers the body, so that the filter can read it again after parameter binding.</summary>
    internal static IApplicationBuilder UseBodyBuffering(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesIdempotencyKey>() is not null && context.Request.Headers.ContainsKey(Header))
            context.Request.EnableBuffering(RequestLimits.BodyKilobytes * 1024);
        return next(context);
    });
}

/// <summary>Endpoint metadata: it changes something and accepts an Idempotency-Key.</summary>
/// <param name="Required">Whether the key is required.</param>
public sealed record TakesIdempotencyKey(bool Required);
