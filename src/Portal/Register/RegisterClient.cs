using Ksf.Contracts.Deployments;
using Ksf.Portal.Agreements;
using Ksf.Portal.Bodies;
using Ksf.Portal.Patterns;
using Ksf.Portal.Positions;
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

    /// <summary>The municipalities and clusters of a deployment today, where roles are held, to choose from: number or id, and name.</summary>
    public async Task<IReadOnlyList<(string Value, Text Text)>> OrganisationChoicesAsync(string deployment, CancellationToken cancellation)
    {
        var clusters = (await ClustersAsync(null, cancellation)).Value ?? [];
        return [.. await ChoicesAsync(deployment, cancellation), .. clusters.Where(cluster => cluster.Deployment == deployment).Select(cluster => ($"{cluster.Id}", Text.Same(cluster.Name)))];
    }

    /// <summary>Creates a thing of the register and returns it.</summary>
    public Task<Answer<TThing>> CreateAsync<TBody, TThing>(string deployment, string noun, TBody body, Submission submission, CancellationToken cancellation)
        where TThing : class => ForgettingAsync(noun, services.CreateAsync<TBody, TThing>($"{Registry(deployment)}/{noun}", body, submission, cancellation));

    /// <summary>Changes a thing as it was at a version.</summary>
    public Task<Answer<TThing>> ChangeAsync<TThing, TBody>(TThing thing, string noun, string path, TBody body, Submission submission, CancellationToken cancellation)
        where TThing : class, IRegistered => ForgettingAsync(
        noun, services.ChangeAsync<TBody, TThing>(HttpMethod.Post, $"{Registry(thing.Deployment)}/{noun}/{thing.Id}/{path}", body, submission, cancellation));

    /// <summary>Replaces the description of a thing.</summary>
    public Task<Answer<TThing>> ReviseAsync<TThing, TBody>(TThing thing, string noun, TBody body, Submission submission, CancellationToken cancellation)
        where TThing : class, IRegistered => ForgettingAsync(
        noun, services.ChangeAsync<TBody, TThing>(HttpMethod.Put, $"{Registry(thing.Deployment)}/{noun}/{thing.Id}", body, submission, cancellation));

    /// <summary>The legal forms that a cluster can have.</summary>
    public Task<Answer<LegalFormList>> LegalFormsAsync(CancellationToken cancellation) => services.GetAsync<LegalFormList>($"{Nation}/legal-forms", cancellation);

    /// <summary>The models to found a cluster from.</summary>
    public Task<Answer<ClusterModelList>> ClusterModelsAsync(CancellationToken cancellation) => services.GetAsync<ClusterModelList>($"{Nation}/cluster-models", cancellation);

    public Task<Answer<MunicipalityHistory>> HistoryAsync(string number, CancellationToken cancellation) =>
        services.GetAsync<MunicipalityHistory>($"{Nation}/municipalities/{Uri.EscapeDataString(number)}/history", cancellation);

    public Task<Answer<Cluster>> ClusterAsync(string slug, DateOnly? on, CancellationToken cancellation) => FindAsync<Cluster>("clusters", slug, on, cancellation);

    public Task<Answer<Body>> BodyAsync(string slug, DateOnly? on, CancellationToken cancellation) => FindAsync<Body>("bodies", slug, on, cancellation);

    public Task<Answer<IReadOnlyList<Body>>> BodiesAsync(DateOnly? on, CancellationToken cancellation) =>
        AllAsync<BodyPart, Body>("bodies", on, part => part.Items, part => part.Next, cancellation);

    public Task<Answer<Agreement>> AgreementAsync(string id, DateOnly? on, CancellationToken cancellation) => FindAsync<Agreement>("agreements", id, on, cancellation);

    /// <summary>All agreements, past and present.</summary>
    public Task<Answer<IReadOnlyList<Agreement>>> AgreementsAsync(CancellationToken cancellation) =>
        AllAsync<AgreementPart, Agreement>("agreements", on: null, part => part.Items, part => part.Next, cancellation);

    public Task<Answer<Position>> PositionAsync(string id, CancellationToken cancellation) => FindAsync<Position>("positions", id, on: null, cancellation);

    /// <summary>All positions with two employers, past and present.</summary>
    public Task<Answer<IReadOnlyList<Position>>> PositionsAsync(CancellationToken cancellation) =>
        AllAsync<PositionPart, Position>("positions", on: null, part => part.Items, part => part.Next, cancellation);

    /// <summary>A thing by its name in addresses. One who may change it gets it from where it is changed, with what they may do.</summary>
    private async Task<Answer<TThing>> FindAsync<TThing>(string noun, string key, DateOnly? on, CancellationToken cancellation)
        where TThing : class, IRegistered
    {
        foreach (var home in (await representations.AllAsync(cancellation)).All.Where(one => one.Deployment.IsUp).Select(one => one.Deployment.Id).Distinct())
        {
            if (await InAsync(home) is { Succeeded: true } own && own.Value.Deployment == home)
                return own;
        }
        return await InAsync(DeploymentId.Nation.Id);

        Task<Answer<TThing>> InAsync(string deployment) =>
            services.GetAsync<TThing>(ListAddress.Of($"{Registry(deployment)}/{noun}/{Uri.EscapeDataString(key)}", [("on", AsOfDay.Text(on))]), cancellation);
    }

    // One who has changed a thing sees it in the lists as soon as the nation has heard of it.
    private async Task<Answer<TThing>> ForgettingAsync<TThing>(string noun, Task<Answer<TThing>> change)
        where TThing : class
    {
        var answer = await change;
        cache.Remove(KeyOf(noun, on: null));
        return answer;
    }

    private async Task<Answer<IReadOnlyList<TItem>>> AllAsync<TPart, TItem>(
        string noun, DateOnly? on, Func<TPart, IReadOnlyList<TItem>> itemsOf, Func<TPart, string?> nextOf, CancellationToken cancellation)
        where TPart : class
    {
        var key = KeyOf(noun, on);
        if (cache.TryGetValue<IReadOnlyList<TItem>>(key, out var known) && known is not null)
            return new Answer<IReadOnlyList<TItem>>(known);
        var all = await services.GetAllAsync(
            after => ListAddress.Of($"{Nation}/{noun}", [("limit", $"{LongestPage}"), ("on", AsOfDay.Text(on)), ("after", after)]), itemsOf, nextOf, cancellation);
        if (all.Value is { } read)
            cache.Set(key, read, Fresh);
        return all;
    }

    private static object KeyOf(string noun, DateOnly? on) => (nameof(RegisterClient), noun, on);

    private static string Registry(string deployment) => $"/{Uri.EscapeDataString(deployment)}/registry/v1";
}
