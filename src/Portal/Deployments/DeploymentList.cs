using Ksf.Portal.Services;
using Microsoft.Extensions.Caching.Memory;

namespace Ksf.Portal.Deployments;

/// <summary>A deployment: the nation's or a region's.</summary>
/// <param name="Id">Its id in addresses: <c>vest</c>.</param>
/// <param name="Name">Display name: KSF Vest.</param>
/// <param name="Level"><c>national</c> or <c>regional</c>.</param>
/// <param name="State"><c>up</c>, <c>degraded</c> (some of its services are down) or <c>down</c>.</param>
/// <param name="Contact">E-mail address of its secretariat; null when none is published.</param>
public sealed record Deployment(string Id, string Name, string Level, string State, string? Contact = null)
{
    public IReadOnlyList<ServiceState> Services { get; init; } = [];

    public bool IsNation => Level == "national";

    public bool IsUp => State != "down";
}

/// <summary>A service of a deployment.</summary>
/// <param name="Id">Its id: <c>knowledge</c>.</param>
/// <param name="State"><c>up</c>, <c>degraded</c> or <c>down</c>.</param>
/// <param name="LastChecked">When the gateway last asked it.</param>
public sealed record ServiceState(string Id, string State, DateTimeOffset? LastChecked);

internal sealed record DeploymentStatus(IReadOnlyList<Deployment> Deployments);

/// <summary>The deployments and their states, from the gateway, cached for ten seconds.</summary>
internal sealed class DeploymentList(ServiceClient services, IMemoryCache cache)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    public async Task<Answer<DeploymentStatus>> AllAsync(CancellationToken cancellation)
    {
        if (cache.TryGetValue<DeploymentStatus>(nameof(DeploymentStatus), out var known) && known is not null)
            return known;

        var answer = await services.GetAsync<DeploymentStatus>("/status", cancellation);
        if (answer.Succeeded)
            cache.Set(nameof(DeploymentStatus), answer.Value, Fresh);
        return answer;
    }

    public async Task<Answer<Deployment>> FindAsync(string id, CancellationToken cancellation)
    {
        var all = await AllAsync(cancellation);
        if (!all.Succeeded)
            return all.Problem;
        var deployment = all.Value.Deployments.FirstOrDefault(deployment => deployment.Id == id);
        return deployment is null ? Problem.NotFound : deployment;
    }
}
