using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ksf.ServiceDefaults.Changes;

/// <summary>Makes an endpoint one that changes something.</summary>
public static class ChangeExtensions
{
    /// <summary>The header that carries the caller's key.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>
    /// Runs the handler in a transaction that is committed when its answer is a success and has been written out: nothing is changed whose answer cannot be
    /// given. With an Idempotency-Key the second request gets the first's answer for 24 hours. The same key with another body is 422, and 409 while the
    /// first still runs. The answer is saved in the transaction of the change, so that either both are there or neither.
    /// </summary>
    /// <param name="route">The endpoint.</param>
    /// <param name="keyRequired">Whether the key must be sent, as it must where something is created.</param>
    public static RouteHandlerBuilder AsChange(this RouteHandlerBuilder route, bool keyRequired) => route
        .WithMetadata(new TakesIdempotencyKey(keyRequired))
        .AddEndpointFilter<ChangeFilter>();

    /// <summary>Lets the filter read the body after the handler's parameters are bound from it.</summary>
    internal static IApplicationBuilder UseBodyBuffering(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesIdempotencyKey>() is not null && context.Request.Headers.ContainsKey(Header))
            context.Request.EnableBuffering(RequestLimits.BodyKilobytes * 1024);
        return next(context);
    });
}

/// <summary>On an endpoint: that it changes something, and takes an Idempotency-Key.</summary>
/// <param name="Required">Whether the key must be sent.</param>
public sealed record TakesIdempotencyKey(bool Required);
