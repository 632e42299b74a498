using Ksf.Portal.Services;
using Ksf.ServiceDefaults.Tests.Messaging;
using Ksf.TestKit;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Ksf.Portal.Tests;

/// <summary>
/// The portal on a real port, with a real database and the real issuer, a clock that the test moves, and a gateway that answers as the test
/// says.
/// </summary>
public sealed class PortalUnderTest : IAsyncLifetime
{
    private const string Secret = "a-secret-that-only-the-tests-of-ksf-use";

    private static readonly TestDatabaseTemplate Migrated = new(async connectionString =>
    {
        string[] arguments =
        [
            "migrate", $"--ConnectionStrings:database={connectionString}", $"--Portal:Secret={Secret}", "--environment=Development",
            "--Identity:Authority=http://localhost", "--Identity:ClientId=ksf-portal", "--Identity:ClientSecret=secret", "--Gateway:Url=http://localhost",
        ];
        await Task.Run(() => typeof(Program).Assembly.EntryPoint!.Invoke(null, [arguments]));
    });

    private WebApplicationFactory<Program> _portal = null!;
    private TestDatabase _database = null!;
    private Relay _wire = null!;
    private DevIdentity? _identity;

    internal ScriptedGateway Gateway { get; } = new();

    internal ManualTime Time { get; } = new();

    internal Uri Url { get; private set; } = null!;

    /// <summary>Null is the real development issuer.</summary>
    internal string? OtherIssuer { get; init; }

    internal string Issuer { get; private set; } = "";

    internal IServiceProvider Services => _portal.Services;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Migrated);
        var server = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
        _wire = new Relay(server.Host!, server.Port);
        _wire.Start();
        // The issuer must know the portal's address and the portal the issuer's: the port is chosen first.
        Url = new Uri($"http://localhost:{FreePort.Take()}/");
        if (OtherIssuer is null)
            _identity = await DevIdentity.StartAsync(Url);
        Issuer = OtherIssuer ?? _identity!.Issuer;
        Start();
    }

    private void Start()
    {
        _portal = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:database", new NpgsqlConnectionStringBuilder(_database.ConnectionString)
            {
                Host = "127.0.0.1",
                Port = _wire.Port,
            }.ConnectionString);
            host.UseSetting("Portal:Secret", Secret);
            host.UseSetting("Identity:Authority", Issuer);
            host.UseSetting("Identity:ClientId", "ksf-portal");
            host.UseSetting("Identity:ClientSecret", DevIdentity.PortalSecret);
            host.UseSetting("Gateway:Url", "http://gateway.test");
            host.ConfigureLogging(logs => logs.ClearProviders());
            host.ConfigureServices(services =>
            {
                services.AddSingleton<TimeProvider>(Time);
                services.AddHttpClient<ServiceClient>().ConfigurePrimaryHttpMessageHandler(() => Gateway)
                    .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
            });
        });
        _portal.UseKestrel(kestrel => kestrel.ListenLocalhost(Url.Port));
        _portal.StartServer();
    }

    internal Browser OpenBrowser() => new(Url);

    /// <summary>A new process with the same database; nothing that was only in memory is left.</summary>
    internal async Task RestartAsync()
    {
        await _portal.DisposeAsync();
        Start();
    }

    internal void StopDatabase() => _wire.Stop();

    internal void StartDatabase() => _wire.Start();

    /// <summary>The values of a query of one column.</summary>
    internal async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_database.ConnectionString);
#pragma warning disable CA2100 // A test's own text.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await rows.ReadAsync())
            values.Add(rows.GetFieldValue<T>(0));
        return values;
    }

    internal async Task<Browser> SignInAsync(string sub = "askoy-fou")
    {
        var browser = OpenBrowser();
        await browser.OpenAsync("/logg-inn?tilbake=/");
        await browser.SendAsync(("sub", sub));
        Assert.Equal(Url.Authority, browser.Page.Authority);
        return browser;
    }

    /// <summary>As after a restart: the portal has to ask the issuer again what its addresses are.</summary>
    internal void ForgetIssuer() => _portal.Services.GetRequiredService<IOptionsMonitorCache<OpenIdConnectOptions>>().Clear();

    internal async Task StopIssuerAsync()
    {
        if (_identity is not null)
            await _identity.DisposeAsync();
        _identity = null;
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        await StopIssuerAsync();
        await _wire.DisposeAsync();
        await _database.DisposeAsync();
    }
}
