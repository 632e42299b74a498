using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Configuration;

namespace Ksf.Gateway.Routes;

/// <summary>Hands the proxy its routes, new ones in the place of the old ones in one step; requests on their way go on by the old.</summary>
internal sealed class ProxyConfigProvider : IProxyConfigProvider
{
    private volatile ProxyConfig _current = new([], []);

    public IProxyConfig GetConfig() => _current;

    public void Use(IReadOnlyList<RouteConfig> routes, IReadOnlyList<ClusterConfig> clusters)
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
