using Ksf.ServiceDefaults.Messaging;
using Ksf.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Ksf.ServiceDefaults.Tests.Messaging;

/// <summary>A test with a database and a virtual host of its own.</summary>
public abstract class MessagingTest : IAsyncLifetime
{
    protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    protected static readonly (string, string)[] QuickRetries =
    [
        ("Messaging:Sending:RetryDelays:0", "00:00:00"), ("Messaging:Sending:RetryDelays:1", "00:00:00.1"),
        ("Messaging:Receiving:RetryDelays:0", "00:00:00"), ("Messaging:Receiving:RetryDelays:1", "00:00:00.1"),
    ];

    /// <summary>So long that no test can be waiting for its end.</summary>
    protected static readonly (string, string)[] LongLease = [("Messaging:Sending:Lease", "00:05:00")];

    protected TestDatabase Database { get; private set; } = null!;

    protected TestVhost Vhost { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(ThingsDbContext.Template);
        Vhost = await TestVhost.CreateAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Vhost.DisposeAsync();
        await Database.DisposeAsync();
    }

    protected static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private protected static void CopyAndEffect(Subscriptions events) => events.Copy<KnownThing, ThingState>().Effect<ThingState, NoteEffect>("note", "changed");

    private protected Task<TestService> StartAsync(params (string, string)[] settings) =>
        TestService.StartAsync(Database.ConnectionString, Vhost.ConnectionString, CopyAndEffect, settings: settings);

    private protected TestService Create(params (string, string)[] settings) =>
        TestService.Create(Database.ConnectionString, Vhost.ConnectionString, CopyAndEffect, settings: settings);

    private protected Relay RelayToBroker(out string address)
    {
        var real = new Uri(Vhost.ConnectionString);
        var relay = new Relay(real.Host, real.Port);
        address = new UriBuilder(real) { Host = "127.0.0.1", Port = relay.Port }.Uri.ToString();
        return relay;
    }

    private protected Relay RelayToDatabase(out string connectionString)
    {
        var real = new NpgsqlConnectionStringBuilder(Database.ConnectionString);
        var relay = new Relay(real.Host!, real.Port);
        connectionString = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Host = "127.0.0.1", Port = relay.Port }.ConnectionString;
        return relay;
    }

    private protected static Task HealthyAsync(TestService service) =>
        Poll.UntilAsync(() => service.HealthAsync(), status => status == HealthStatus.Healthy, Soon);

    private protected static Task<int> CountEffectsAsync(TestService service, Guid id) =>
        service.WithAsync(context => context.Effects.Where(effect => effect.ThingId == id).CountAsync());

    private protected async Task<T> QueryAsync<T>(string sql, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(Database.ConnectionString);
#pragma warning disable CA2100 // A test's own text.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
