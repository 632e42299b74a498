using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Changes;
using Ksf.ServiceDefaults.Events;
using Ksf.ServiceDefaults.Health;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults;

/// <summary>The host setup shared by all services. A service's Program adds its own tables, subscriptions and endpoints.</summary>
public static class KsfService
{
    /// <summary>Creates a service's builder.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="service">The service's id, used in its addresses and event types.</param>
    /// <param name="deployment">The deployment from the settings.</param>
    /// <exception cref="InvalidSettingException">A setting is missing or wrong; the message names it.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args, string service, out Deployment deployment)
    {
        var builder = WebApplication.CreateBuilder(args);
        deployment = Deployment.From(builder.Configuration, service);
        builder.Services.AddSingleton(deployment);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
        builder.Services.ConfigureHttpJsonOptions(json => ServiceJson.Configure(json.SerializerOptions));
        builder.Services.AddHealthChecks().AddCheck<StoppingCheck>("stopping", tags: [HealthExtensions.Ready]);
        builder.Services.AddKeyedSingleton<IServiceCommand, MigrateCommand>("migrate");
        builder.AddTelemetry();
        builder.AddRequestLimits();
        builder.AddAccess();
        return builder;
    }

    /// <summary>Adds the shared middleware and the endpoints that every service has.</summary>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        // Before the path base is removed, because that selects the endpoint.
        app.UseHeadRequests();
        // The gateway forwards the whole path, so that a service can build public addresses. Health probes come without the prefix.
        var deployment = app.Services.GetRequiredService<Deployment>();
        app.UsePathBase($"/{deployment.Id}/{deployment.Service}");
        app.UseProblems();
        app.UseRequestText();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseBodyBuffering();
        app.MapHealth();
        app.MapApiDescription();
        app.MapSchemas();
        return app;
    }

    /// <summary>
    /// Serves requests until stopped. With a command as the first argument, it runs that and exits: <c>migrate</c> creates tables, queues
    /// and reference data, and <c>resync</c>, <c>restored</c> and <c>redrive</c> send events again.
    /// </summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunServiceAsync(this WebApplication app, string[] args)
    {
        if (args is [var command, ..] && app.Services.GetKeyedService<IServiceCommand>(command) is { } found)
        {
            // A clean close, so that the broker logs no warning about a lost client.
            await using (app)
                await found.RunAsync(app.Lifetime.ApplicationStopping);
            return 0;
        }
        await app.RunAsync();
        return 0;
    }
}

/// <summary>A command that a service's program runs instead of serving requests.</summary>
internal interface IServiceCommand
{
    Task RunAsync(CancellationToken cancellationToken);
}

internal sealed class MigrateCommand(IServiceProvider services, Deployment deployment, ILogger<MigrateCommand> logger) : IServiceCommand
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await services.MigrateAsync(cancellationToken);
        logger.LogInformation("{Service} of {Deployment} is migrated", deployment.Service, deployment.Id);
    }
}
