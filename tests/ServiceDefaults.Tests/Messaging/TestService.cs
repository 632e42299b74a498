using System.Globalization;
using Ksf.ServiceDefaults.Messaging;
using Ksf.ServiceDefaults.Numbers;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Subjects;
using Ksf.TestKit;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Tests.Messaging;

/// <summary>A service with a database and a broker, and nothing else of a service. Start it several times on one database for replicas.</summary>
internal sealed class TestService : IAsyncDisposable
{
    public static readonly Deployment Vest = new("vest", DeploymentLevel.Regional, "test", new Uri("http://localhost:5100"));

    private readonly WebApplication _app;

    private TestService(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public LogLines Log { get; private init; } = new();

    /// <summary>Declares queues and bindings as a migration step does, and starts.</summary>
    public static async Task<TestService> StartAsync(
        string database, string broker, Action<Subscriptions>? subscribe = null, string name = "test", params (string Key, string Value)[] settings)
    {
        var service = Create(database, broker, subscribe, name, settings);
        await MessagingTopology.DeclareAsync(service.Services, CancellationToken.None);
        await service._app.StartAsync();
        // MassTransit cannot stop a bus that is still starting. A process ends with its connections all the same, but this one goes on.
        await Poll.UntilAsync(
            () => Task.FromResult(service.Services.GetRequiredService<IBusControl>().CheckHealth().Status), status => status == BusHealthStatus.Healthy,
            TimeSpan.FromSeconds(20));
        return service;
    }

    /// <summary>Makes one that is not started: nothing is sent or received but by the test's own hand.</summary>
    public static TestService Create(
        string database, string broker, Action<Subscriptions>? subscribe = null, string name = "test", params (string Key, string Value)[] settings)
    {
        var log = new LogLines();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["ConnectionStrings:database"] = database;
        builder.Configuration["ConnectionStrings:broker"] = broker;
        builder.Configuration["Messaging:Sending:Poll"] = "00:00:00.5";
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Services.AddSingleton(Vest with { Service = name });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddDatabase<ThingsDbContext>();
        builder.AddAuthority<Thing>(ThingState.Noun);
        builder.AddMessaging<ThingsDbContext>(subscribe ?? (_ => { }));
        builder.AddNumberSeries(ThingState.Noun);
        return new TestService(builder.Build()) { Log = log };
    }

    /// <summary>Works with the database as a request does, in a scope of its own.</summary>
    public async Task<T> WithAsync<T>(Func<ThingsDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<ThingsDbContext>());
    }

    public Task ChangeAsync(Guid id, int number) => WithAsync(async context =>
    {
        await context.CommitChangeAsync(id, number);
        return 0;
    });

    /// <summary>What its health checks say, or one of them.</summary>
    public async Task<HealthStatus> HealthAsync(string? check = null) =>
        (await Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(registered => check is null || registered.Name == check)).Status;

    public Task StartWithoutDeclaringAsync() => _app.StartAsync();

    public Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>What a service has written to its log.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        lock (_lines)
            _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{logLevel}: {formatter(state, exception)} {exception}").Trim());
    }

    public void Dispose()
    {
        // Lines are kept for the test that reads them.
    }
}
