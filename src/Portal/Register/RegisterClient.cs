using Ksf.Contracts.Deployments;
using Ksf.Portal.Patterns;
using Ksf.Portal.Representation;
using Ksf.Portal.Services;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;
using Microsoft.Extensions.Caching.Memory;

namespace Ksf.Portal.Register;

/// <summary>
/// Reads who is who from the nation's Registry, which has all municipalities and regions and copies of all clusters. The register changes a few times a
/// year, so the lists of a day are cached for some seconds.
/// </summary>
internal sealed class RegisterClient(ServiceClient services, Representations representations, IMemoryCache cache, Reader reader)
{
    private const int LongestPage = 200;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    private static readonly string Nation = Registry(DeploymentId.Nation.Id);

    public Task<Answer<IReadOnlyList<RegisteredMunicipality>>> MunicipalitiesAsync(DateOnly? on, CancellationToken cancellation) =>
        AllAsync<MunicipalityPart, RegisteredMunicipality>("municipalities", on, part => part.Items, part => part.Next, cancellation);

    public Task<Answer<IReadOnlyList<County>>> CountiesAsync(DateOnly? on, CancellationToken cancellation) =>
        AllAsync<CountyPart, County>("counties", on, part => part.Items, part => part.Next, cancellation);

    public Task<Answer<IReadOnlyList<KsfRegion>>> RegionsAsync(DateOnly? on, CancellationToken cancellation) =>
        AllAsync<RegionPart, KsfRegion>("regions", on, part => part.Items, part => part.Next, cancellation);

    public Task<Answer<IReadOnlyList<Cluster>>> ClustersAsync(DateOnly? on, CancellationToken cancellation) =>
        AllAsync<ClusterPart, Cluster>("clusters", on, part => part.Items, part => part.Next, cancellation);

    /// <summary>The municipalities of a deployment today, to choose from: number and name, by name.</summary>
    public async Task<IReadOnlyList<(string Value, Text Text)>> ChoicesAsync(string deployment, CancellationToken cancellation)
    {
        var municipalities = await MunicipalitiesAsync(null, cancellation);
        return
        [
            .. (municipalities.Value ?? []).Where(one => (one.Region ?? DeploymentId.Nation.Id) == deployment)
                .OrderBy(one => one.DisplayName, reader.Alphabet).Select(one => (one.Number, Text.Same(one.DisplayName))),
        ];
    }

    /// <summary>The institutions, authorities and associations that can take part in clusters, to choose from: id and name, by name.</summary>
    public async Task<IReadOnlyList<(string Value, Text Text)>> PartyChoicesAsync(CancellationToken cancellation)
    {
        var parties = await AllAsync<PartyPart, Party>("parties", null, part => part.Items, part => part.Next, cancellation);
        return
        [
            .. (parties.Value ?? []).Where(party => party.Kind is not ("body" or "committee"))
                .OrderBy(party => party.Name, reader.Alphabet).Select(party => ($"{party.Id}", Text.Same(party.Name))),
        ];
    }

    /// <summary>Founds a cluster and returns it.</summary>
    public Task<Answer<Cluster>> FoundAsync(string deployment, NewCluster cluster, Submission submission, CancellationToken cancellation) =>
        ForgettingAsync(services.CreateAsync<NewCluster, Cluster>($"{Registry(deployment)}/clusters", cluster, submission, cancellation));

    /// <summary>Changes a cluster as it was at a version.</summary>
    public Task<Answer<Cluster>> ChangeAsync<TBody>(Cluster cluster, string path, TBody body, Submission submission, CancellationToken cancellation) =>
        ForgettingAsync(services.ChangeAsync<TBody, Cluster>(HttpMethod.Post, $"{Registry(cluster.Deployment)}/clusters/{cluster.Id}/{path}", body, submission, cancellation));

    public Task<Answer<MunicipalityHistory>> HistoryAsync(string number, CancellationToken cancellation) =>
        services.GetAsync<MunicipalityHistory>($"{Nation}/municipalities/{Uri.EscapeDataString(number)}/history", cancellation);

    /// <summary>A cluster by its name in addresses. One who may change it gets it from where it is changed, with what they may do.</summary>
    public async Task<Answer<Cluster>> ClusterAsync(string slug, DateOnly? on, CancellationToken cancellation)
    {
        foreach (var home in (await representations.AllAsync(cancellation)).All.Where(one => one.Deployment.IsUp).Select(one => one.Deployment.Id).Distinct())
        {
            if (await FindAsync(home) is { Succeeded: true } own && own.Value.Deployment == home)
                return own;
        }
        return await FindAsync(DeploymentId.Nation.Id);

        Task<Answer<Cluster>> FindAsync(string deployment) =>
            services.GetAsync<Cluster>(ListAddress.Of($"{Registry(deployment)}/clusters/{Uri.EscapeDataString(slug)}", [("on", AsOfDay.Text(on))]), cancellation);
    }

    // One who has changed a cluster sees it in the lists as soon as the nation has heard of it.
    private async Task<Answer<Cluster>> ForgettingAsync(Task<Answer<Cluster>> change)
    {
        var answer = await change;
        cache.Remove(KeyOf("clusters", on: null));
        return answer;
    }

    private async Task<Answer<IReadOnlyList<TItem>>> AllAsync<TPart, TItem>(
        string noun, DateOnly? on, Func<TPart, IReadOnlyList<TItem>> itemsOf, Func<TPart, string?> nextOf, CancellationToken cancellation)
        where TPart : class
    {
        var key = KeyOf(noun, on);
        if (cache.TryGetValue<IReadOnlyList<TItem>>(key, out var known) && known is not null)
            return new Answer<IReadOnlyList<TItem>>(known);
        var all = new List<TItem>();
        for (string? after = null; ;)
        {
            var answer = await services.GetAsync<TPart>(
                ListAddress.Of($"{Nation}/{noun}", [("limit", $"{LongestPage}"), ("on", AsOfDay.Text(on)), ("after", after)]), cancellation);
            if (!answer.Succeeded)
                return answer.Problem;
            all.AddRange(itemsOf(answer.Value));
            if ((after = nextOf(answer.Value)) is null)
                break;
        }
        return new Answer<IReadOnlyList<TItem>>(cache.Set<IReadOnlyList<TItem>>(key, all, Fresh));
    }

    private static object KeyOf(string noun, DateOnly? on) => (nameof(RegisterClient), noun, on);

    private static string Registry(string deployment) => $"/{Uri.EscapeDataString(deployment)}/registry/v1";
}
