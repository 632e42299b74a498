using Ksf.Gateway.Configuration;
using Ksf.Gateway.Problems;
using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace Ksf.Gateway.Limits;

/// <summary>
/// Rejects oversized requests with a problem document. The limits are lower than Kestrel's, here and in the services, because Kestrel
/// refuses without saying which limit was passed.
/// </summary>
internal static class RequestSize
{
    /// <summary>Maximum length of path and query.</summary>
    public const int AddressKilobytes = 7;

    /// <summary>Maximum number of headers. A service accepts 100, and the gateway adds some.</summary>
    public const int Headers = 90;

    public static void UseRequestSize(this WebApplication app)
    {
        var current = app.Services.GetRequiredService<CurrentConfiguration>();
        app.Use((context, next) =>
        {
            var limits = current.Value.Limits;
            return TooLarge(context.Request, limits) is { } problem ? problem.ExecuteAsync(context) : Limited(context, limits, next);
        });
    }

    private static Task Limited(HttpContext context, TrafficLimits limits, RequestDelegate next)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = limits.BodyKilobytes * 1024L;
        return next(context);
    }

    private static Problem? TooLarge(HttpRequest request, TrafficLimits limits)
    {
        if (request.ContentLength > limits.BodyKilobytes * 1024L)
            return CommonProblems.TooLarge.With(limits.BodyKilobytes);
        if (request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length > AddressKilobytes * 1024)
            return GatewayProblems.AddressTooLong.With(AddressKilobytes);
        if (request.Headers.Sum(header => header.Value.Count) > Headers)
            return GatewayProblems.TooManyHeaders.With(Headers);
        return SizeOf(request.Headers) > limits.HeaderKilobytes * 1024 ? GatewayProblems.HeadersTooLarge.With(limits.HeaderKilobytes) : null;
    }

    private static int SizeOf(IHeaderDictionary headers)
    {
        var size = 0;
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
                size += name.Length + (value?.Length ?? 0);
        }

        return size;
    }
}
