using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Configuration;

namespace Ksf.Gateway.Routes;

/// <summary>Provides the proxy's routes and swaps them atomically. Requests in flight finish with the old ones.</summary>
internal sealed class ProxyConfigProvider : IProxyConfigProvider
{
    private volatile ProxyConfig _current = new([], []);

    public IProxyConfig GetConfig() => _current;

    public void Apply(IReadOnlyList<RouteConfig> routes, IReadOnlyList<ClusterConfig> clusters)
    {
        var replaced = _current;
        _current = new ProxyConfig(routes, clusters);
        replaced.SignalChange();
    }

    private sealed record ProxyConfig(IReadOnlyList<RouteConfig> Routes, IReadOnlyList<ClusterConfig> Clusters) : IProxyConfig
    {
        private readonly ConfigurationReloadToken _token = new();

        public IChangeToken ChangeToken => _token;

        public void SignalChange() => _token.OnReload();
    }
}
