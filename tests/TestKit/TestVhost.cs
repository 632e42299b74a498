using System.Net;
using System.Net.Http.Json;

namespace Ksf.TestKit;

/// <summary>
/// A virtual host of a test class's own, dropped with everything in it when disposed:
/// <code>
/// await using var vhost = await TestVhost.CreateAsync();          // empty, with the exchanges of a deployment
/// await using var vhost = await TestVhost.CreateAsync(new { queues = …, bindings = … });
/// </code>
/// </summary>
public sealed class TestVhost : IAsyncDisposable
{
    /// <summary>What every deployment's virtual host has.</summary>
    private static readonly object Exchanges = new
    {
        exchanges = new[] { "ksf.events", "ksf.access" }
            .Select(name => new { name, type = "topic", durable = true, auto_delete = false, @internal = false, arguments = new { } }),
    };

    private readonly TestServers _servers;

    private TestVhost(TestServers servers, string name) => (_servers, Name) = (servers, name);

    public string Name { get; }

    /// <summary>For <c>ConnectionStrings__broker</c>.</summary>
    public string ConnectionString => $"{_servers.Broker}/{Name}";

    /// <summary>The management API of the broker, signed in: <c>GetAsync($"api/queues/{vhost.Name}/registry")</c>.</summary>
    public HttpClient Api => _servers.Api;

    /// <param name="definitions">
    /// Definitions of one virtual host in RabbitMQ's own format (an object to be written as JSON, or a JsonNode); they come on top of the
    /// exchanges <c>ksf.events</c> and <c>ksf.access</c>.
    /// </param>
    /// <param name="name">Null gives a name of its own.</param>
    public static async Task<TestVhost> CreateAsync(object? definitions = null, string? name = null)
    {
        var servers = await TestServers.Shared;
        var vhost = new TestVhost(servers, name ?? TestDatabase.NewName("test"));
        using var created = await servers.Api.PutAsync(vhost.Path("vhosts"), content: null);
        await EnsureAsync(created);
        await vhost.ImportAsync(Exchanges);
        if (definitions is not null)
            await vhost.ImportAsync(definitions);
        return vhost;
    }

    /// <summary>Adds definitions to those that are there.</summary>
    public async Task ImportAsync(object definitions)
    {
        using var imported = await Api.PostAsJsonAsync(Path("definitions"), definitions);
        await EnsureAsync(imported);
    }

    public async ValueTask DisposeAsync()
    {
        using var deleted = await Api.DeleteAsync(Path("vhosts"));
        if (deleted.StatusCode != HttpStatusCode.NotFound)
            await EnsureAsync(deleted);
    }

    private Uri Path(string kind) => new($"api/{kind}/{Name}", UriKind.Relative);

    private static async Task EnsureAsync(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
