using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using IPNetwork = System.Net.IPNetwork;

namespace Ksf.ServiceDefaults;

/// <summary>Configures the host names that a program accepts and the proxies whose forwarded headers it trusts.</summary>
public static class PublicAddress
{
    private const string HostsKey = "AllowedHosts", ProxiesKey = "TrustedProxies";

    /// <summary>
    /// Reads the settings <c>AllowedHosts</c>, which is optional only in Development, and <c>TrustedProxies</c>. ASP.NET Core's middleware
    /// applies them: host filtering first of all, forwarded headers where the program adds them.
    /// </summary>
    /// <param name="builder">The program.</param>
    /// <param name="proxies">Trusted when the setting names none.</param>
    /// <exception cref="InvalidSettingException">A setting is missing or wrong.</exception>
    public static void AddPublicAddress(this WebApplicationBuilder builder, params IReadOnlyList<IPAddress> proxies)
    {
        var hosts = Hosts(builder);
        var trusted = Proxies(builder.Configuration) is { Length: > 0 } named ? named : [.. proxies.Select(Only)];
        builder.Services.Configure<HostFilteringOptions>(filter =>
        {
            filter.AllowedHosts = hosts;
            filter.IncludeFailureMessage = false;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            // With no known proxy, ASP.NET Core would trust every sender.
            forwarded.ForwardedHeaders = trusted.Length == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedProto;
            forwarded.AllowedHosts = hosts;
            // There can be a chain of proxies. The caller is the first address that is not a trusted proxy.
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in trusted)
                forwarded.KnownIPNetworks.Add(network);
        });
    }

    private static string[] Hosts(WebApplicationBuilder builder) => Listed(builder.Configuration, HostsKey) switch
    {
        { Length: > 0 } named => named,
        _ when builder.Environment.IsDevelopment() => ["localhost", "127.0.0.1", "[::1]"],
        _ => throw new InvalidSettingException(HostsKey, "is missing", "the host names that callers use, such as ksf.example.no;*.ksf.example.no"),
    };

    private static IPNetwork[] Proxies(IConfiguration configuration) => [.. Listed(configuration, ProxiesKey).Select(text =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? Only(address)
        : throw new InvalidSettingException(ProxiesKey, $"has '{text}'", "addresses or networks, such as 10.0.0.0/8;192.168.1.7"))];

    private static IPNetwork Only(IPAddress address) => new(address, address.GetAddressBytes().Length * 8);

    private static string[] Listed(IConfiguration configuration, string key) =>
        configuration[key]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
