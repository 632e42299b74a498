using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Ksf.Gateway.Configuration;
using Ksf.Gateway.Problems;
using Ksf.ServiceDefaults.Problems;

namespace Ksf.Gateway.Limits;

/// <summary>Limits the rate per client: the token's subject, or the network address without a token.</summary>
internal static class RateLimits
{
    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>().Configure<CurrentConfiguration>((options, current) =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Client>(context => RateLimitPartition.Get(Of(context, current), Bucket));
            options.OnRejected = async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : TimeSpan.FromSeconds(1);
                var client = Of(rejected.HttpContext, current);
                await new Problem(GatewayProblems.TooManyRequests, client.Rate.PerSecond) { RetryAfter = wait }.ExecuteAsync(rejected.HttpContext);
            };
        });
    }

    // The rate is part of the key, so that a new rate in the file gives the client a new bucket.
    private static Client Of(HttpContext context, CurrentConfiguration current)
    {
        var limits = current.Value.Limits;
        var subject = context.User.FindFirst("consumer")?.Value ?? context.User.FindFirst("sub")?.Value;
        return subject is null
            ? new Client(Network(context.Connection.RemoteIpAddress).ToString(), limits.Address)
            : new Client(subject, limits.Client);
    }

    private static RateLimiter Bucket(Client client) => new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
    {
        TokenLimit = Math.Max(client.Rate.Burst, client.Rate.PerSecond),
        TokensPerPeriod = client.Rate.PerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
        // The limiter that holds the buckets replenishes them all with one timer.
        AutoReplenishment = false,
    });

    // A subscriber usually has a whole IPv6 /64, so the prefix identifies the client.
    private static IPAddress Network(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
            return address ?? IPAddress.None;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes);
    }

    private readonly record struct Client(string Id, Rate Rate);
}
