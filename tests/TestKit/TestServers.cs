using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Ksf.TestKit;

/// <summary>
/// The PostgreSQL and the RabbitMQ that tests run against: those that <c>KSF_TEST_POSTGRES</c>, <c>KSF_TEST_BROKER</c> and
/// <c>KSF_TEST_BROKER_API</c> name (<c>./ksf test</c> starts one pair for all projects), else a pair of this process's own, started
/// on first use in a few seconds and gone with the process.
/// </summary>
public sealed class TestServers : IAsyncDisposable
{
    public const string PostgresVariable = "KSF_TEST_POSTGRES";
    public const string BrokerVariable = "KSF_TEST_BROKER";
    public const string BrokerApiVariable = "KSF_TEST_BROKER_API";

    private static readonly Lazy<Task<TestServers>> SharedServers = new(FindOrStartAsync);

    private readonly DistributedApplication? _application;
    private readonly string? _folder;

    private TestServers(string postgres, string broker, string brokerApi, DistributedApplication? application, string? folder)
    {
        (Postgres, Broker, BrokerApi) = (postgres, broker, brokerApi);
        (_application, _folder) = (application, folder);
        Api = NewApiClient(new Uri(brokerApi));
    }

    /// <summary>The servers of this process; await it wherever a test needs one.</summary>
    public static Task<TestServers> Shared => SharedServers.Value;

    /// <summary>An Npgsql connection string of the superuser, without a database. <see cref="TestDatabase"/> makes databases.</summary>
    public string Postgres { get; }

    /// <summary><c>amqp://ksf:…@127.0.0.1:port</c>, without a virtual host. <see cref="TestVhost"/> makes them.</summary>
    public string Broker { get; }

    /// <summary>The management API with its credentials, <c>http://ksf:…@127.0.0.1:port</c>.</summary>
    public string BrokerApi { get; }

    /// <summary>A client of the management API, signed in; its address ends in <c>/</c> (<c>GetAsync("api/queues")</c>).</summary>
    public HttpClient Api { get; }

    /// <summary>The three variables that let another process use these servers.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        [PostgresVariable] = Postgres,
        [BrokerVariable] = Broker,
        [BrokerApiVariable] = BrokerApi,
    };

    /// <summary>Starts a pair on data that is thrown away: nothing is flushed to disk.</summary>
    public static async Task<TestServers> StartAsync(CancellationToken cancel = default)
    {
        var folder = Directory.CreateTempSubdirectory("ksf-test-").FullName;
        LetOthersThrough(folder);

        var builder = DistributedApplication.CreateBuilder([]);
        builder.Configuration["KSF_STATE"] = folder;
        builder.Configuration["KSF_CONSOLE"] = "off";
        builder.Configuration["KSF_DASHBOARD"] = "off";
        builder.Configuration["KSF_THROWAWAY"] = "on";
        var password = builder.AddParameter("password", new GenerateParameterDefault { Special = false }, secret: true, persist: true);
        var postgres = builder.AddPostgres("postgres", password: password).WithArgs("-c", "max_connections=300");
        var broker = builder.AddRabbitMQ("broker", builder.AddParameter("user", "ksf"), password).WithManagementPlugin();

        var application = builder.Build();
        await application.StartAsync(cancel);

        IResourceWithConnectionString database = postgres.Resource, messages = broker.Resource;
        var brokerUrl = (await messages.GetConnectionStringAsync(cancel))!;
        var api = new UriBuilder(brokerUrl) { Scheme = "http", Port = broker.GetEndpoint("management").Port };
        return new TestServers(
            (await database.GetConnectionStringAsync(cancel))!, brokerUrl, api.ToString().TrimEnd('/'), application, folder);
    }

    /// <summary>A temporary folder is made for its owner alone; PostgreSQL, which may not be root, must be able to come through.</summary>
    public static void LetOthersThrough(string folder) => File.SetUnixFileMode(folder, (UnixFileMode)Convert.ToInt32("711", 8));

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        if (_application is not null)
            await _application.DisposeAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    private static async Task<TestServers> FindOrStartAsync()
    {
        if (Variable(PostgresVariable) is { } postgres && Variable(BrokerVariable) is { } broker && Variable(BrokerApiVariable) is { } api)
            return new TestServers(postgres, broker, api, application: null, folder: null);

        var started = await StartAsync();
        // The kernel ends the servers with this process in any case; this also clears their files away.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => started.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
        return started;
    }

    private static string? Variable(string name) =>
        System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static HttpClient NewApiClient(Uri address)
    {
        var client = new HttpClient
        {
            BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{address.Host}:{address.Port}/")),
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
        return client;
    }
}
