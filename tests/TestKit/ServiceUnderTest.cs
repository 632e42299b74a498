using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace Ksf.TestKit;

/// <summary>
/// One service of one deployment, whole: its own program with its own pipeline, a database and a virtual host of its own, and tokens of a real
/// issuer. What other services would tell it, a test says on the broker, as they would.
/// <code>
/// await using var knowledge = await ServiceUnderTest&lt;KnowledgeDbContext&gt;.StartAsync("vest");
/// await knowledge.KnowAsync(askoy, "4627", "Askøy");
/// var contact = await knowledge.SignInAsync("askoy-fou", Roles.RdContact, askoy);
/// </code>
/// </summary>
/// <typeparam name="TEntry">Any type of the service's assembly.</typeparam>
public sealed class ServiceUnderTest<TEntry> : IAsyncDisposable
    where TEntry : class
{
    private const string HashKey = "a-key-that-only-the-tests-of-ksf-use";

    private static readonly IdentityHasher Hasher = new("1", [new("1", HashKey)]);

    private static readonly TestDatabaseTemplate Migrated = new(async connectionString =>
    {
        // The tables alone; its queues are declared again in the virtual host of each class.
        await using var vhost = await TestVhost.CreateAsync();
        await using var issuer = await TestIssuer.StartAsync();
        await MigrateAsync(Settings("vest", connectionString, vhost, issuer, []));
        // A copied database is another one, which the service would take for a restored one.
        await using var database = Npgsql.NpgsqlDataSource.Create(connectionString);
        await using var forget = database.CreateCommand("delete from platform.epochs; delete from platform.copies; delete from platform.outbox");
        await forget.ExecuteNonQueryAsync();
    });

    private readonly Program _program;
    private readonly HashSet<string> _known = [];

    private ServiceUnderTest(string deployment, TestDatabase database, TestVhost vhost, TestIssuer issuer, IReadOnlyDictionary<string, string> settings, TimeProvider? time)
    {
        (Deployment, Database, Vhost, Issuer) = (deployment, database, vhost, issuer);
        _program = new Program(settings, time);
    }

    public string Deployment { get; }

    public TestDatabase Database { get; }

    public TestVhost Vhost { get; }

    public TestIssuer Issuer { get; }

    public IServiceProvider Services => _program.Services;

    /// <summary>A client without a token.</summary>
    public HttpClient Anonymous => _program.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <param name="deployment">The id; <c>nasjonal</c> is the nation.</param>
    /// <param name="settings">Further settings: <c>("Funding:SeedGrants:NewForMonths", "12")</c>.</param>
    public static Task<ServiceUnderTest<TEntry>> StartAsync(string deployment, params (string Key, string Value)[] settings) => StartAsync(deployment, time: null, settings);

    /// <summary>The same with a clock of the test's.</summary>
    public static async Task<ServiceUnderTest<TEntry>> StartAsync(string deployment, TimeProvider? time, params (string Key, string Value)[] settings)
    {
        var database = await TestDatabase.CreateAsync(Migrated);
        var vhost = await TestVhost.CreateAsync();
        var issuer = await TestIssuer.StartAsync();
        var all = Settings(deployment, database.ConnectionString, vhost, issuer, settings);
        await MigrateAsync(all);
        var service = new ServiceUnderTest<TEntry>(deployment, database, vhost, issuer, all, time);
        _ = service.Services;
        return service;
    }

    /// <summary>A client with a token of a person; of a machine when <paramref name="consumer"/> is given.</summary>
    public HttpClient With(string sub, string? consumer = null)
    {
        var client = Anonymous;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Issuer.Token(sub, consumer));
        return client;
    }

    /// <summary>Registers a person or, with a consumer, a system with a role, as Registry would, and signs it in.</summary>
    public async Task<HttpClient> SignInAsync(string sub, string role, Guid organisation, string? consumer = null)
    {
        var actor = IdOf(sub);
        var identity = new Identity(Issuer.Authority, consumer ?? sub);
        await SayAsync("identified", new ActorState(actor, "1", Convert.ToBase64String(Hasher.Hash(identity))));
        await SayAsync("assigned", new RoleState(IdOf($"{sub} {role} {organisation}"), actor, organisation, role, new DateOnly(2020, 1, 1), null));
        if (_known.Add($"{sub} {role} {organisation}"))
            await Poll.UntilAsync(() => HasRoleAsync(actor, role, organisation), has => has, TimeSpan.FromSeconds(10));
        return With(sub, consumer);
    }

    /// <summary>Tells of a municipality that exists, as the national Registry would.</summary>
    public Task KnowAsync(Guid id, string number, string name) => SayAsync(
        "registered",
        new MunicipalityState(
            id,
            [new(number, name, name, [], number[..2], "vest", null, null, null, new DateOnly(2020, 1, 1), null)],
            []),
        deployment: "nasjonal");

    /// <summary>Puts an event on the broker as another service would.</summary>
    public async Task SayAsync<TState>(string verb, TState state, string? deployment = null, long sequence = 1, DateTimeOffset? epoch = null)
        where TState : class, IState
    {
        deployment ??= Deployment;
        var noun = Nouns.Of(typeof(TState));
        var type = noun.Type(verb);
        var now = TimeProvider.System.GetUtcNow();
        var message = new CloudEvent<TState>
        {
            Id = Guid.CreateVersion7(now),
            Source = $"/{deployment}/{noun.Service}",
            Type = type.ToString(),
            Subject = noun.Subject(state.Id),
            Time = now,
            Deployment = deployment,
            Epoch = epoch ?? DateTimeOffset.UnixEpoch,
            Sequence = sequence,
            Data = state,
        };
        await using var connection = await new ConnectionFactory { Uri = new Uri(Vhost.ConnectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync(
            noun.Exchange,
            type.RoutingKey(deployment),
            mandatory: false,
            new BasicProperties { ContentType = CloudEvent.ContentType, Persistent = true, MessageId = message.Id.ToString(), Type = message.Type },
            Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message, CloudEvent.Json)));
    }

    /// <summary>Reports a restore that the database does not show, as an operator does. Nobody has a role until Registry has restated it.</summary>
    public Task SayRestoredAsync() => Services.GetRequiredKeyedService<IServiceCommand>("restored").RunAsync(CancellationToken.None);

    /// <summary>Runs one query in the service's database: what it would be asked for the audit, for instance.</summary>
    public async Task<T?> QueryAsync<T>(string sql, params object[] parameters)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(Database.ConnectionString);
#pragma warning disable CA2100 // A test's own text.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        await EventRules.CheckAsync(Database);
        await Vhost.DisposeAsync();
        await Database.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    private static Guid IdOf(string text) => new(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    /// <summary>Whether the service's own copy says so, which is what it decides by.</summary>
    public async Task<bool> HasRoleAsync(Guid actor, string role, Guid organisation) => await QueryAsync<bool>(
        """
        select exists (select 1 from platform.known_roles where actor_id = $1 and role = $2 and organisation_id = $3)
           and exists (select 1 from platform.known_actors where id = $1)
        """, actor, role, organisation);

    private static Dictionary<string, string> Settings(
        string deployment, string database, TestVhost vhost, TestIssuer issuer, IEnumerable<(string Key, string Value)> further)
    {
        var settings = new Dictionary<string, string>
        {
            ["environment"] = "Development",
            ["ConnectionStrings:database"] = database,
            ["ConnectionStrings:broker"] = vhost.ConnectionString,
            ["Ksf:Deployment"] = deployment,
            ["Ksf:Level"] = deployment == "nasjonal" ? "national" : "regional",
            ["Ksf:PublicUrl"] = "http://localhost:5100",
            ["Identity:Authority"] = issuer.Authority,
            ["Identity:Audience"] = TestIssuer.Audience,
            ["Access:HashKeys:1"] = HashKey,
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (key, value) in further)
            settings[key] = value;
        return settings;
    }

    /// <summary>Runs the service's own program with the argument <c>migrate</c>, as the app host does.</summary>
    private static async Task MigrateAsync(IReadOnlyDictionary<string, string> settings)
    {
        string[] arguments = ["migrate", .. settings.Select(s => $"--{s.Key}={s.Value}")];
        var exitCode = await Task.Run(() => typeof(TEntry).Assembly.EntryPoint!.Invoke(null, [arguments]));
        if (exitCode is not 0)
            throw new InvalidOperationException($"migrate ended with {exitCode}.");
    }

    private sealed class Program(IReadOnlyDictionary<string, string> settings, TimeProvider? time) : WebApplicationFactory<TEntry>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (key, value) in settings)
                builder.UseSetting(key, value);
            if (time is not null)
                builder.ConfigureTestServices(services => services.AddSingleton(time));
        }
    }
}
