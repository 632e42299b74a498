using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Health;
using Ksf.ServiceDefaults.Messaging.Receiving;
using Ksf.ServiceDefaults.Messaging.Resynchronising;
using Ksf.ServiceDefaults.Messaging.Sending;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Subjects;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>Adds sending and receiving of events to a service.</summary>
public static class MessagingExtensions
{
    /// <summary>
    /// Sends the events that the service's DbContext raises, and receives those it subscribes to. Every service receives actors and roles.
    /// Call it after <see cref="DatabaseExtensions.AddDatabase{TContext}"/>.
    /// </summary>
    public static IHostApplicationBuilder AddMessaging<TContext>(this IHostApplicationBuilder builder, Action<Subscriptions> subscribe)
        where TContext : KsfDbContext
    {
        var subscriptions = new Subscriptions()
            .Copy<KnownActor, ActorState>()
            .Copy<KnownRole, RoleState>();
        subscribe(subscriptions);

        var services = builder.Services;
        services.AddMessagingOptions();
        // Only an authority can be asked to restate.
        services.TryAddScoped<RecordRequest>();
        services.AddSingleton(provider => provider.GetServices<Authority>().Any()
            ? subscriptions.Effect<ResynchronisationState, RecordRequest>("resynchronisation", "requested")
            : subscriptions);
        services.AddSingleton<BrokerConnection>();

        services.AddSingleton<OutboxTable>();
        services.AddSingleton<EventPublisher>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxDispatcher>());
        services.AddHostedService<Gauges>();
        services.AddSingleton<Cleanup>();
        services.AddHostedService(provider => provider.GetRequiredService<Cleanup>());

        services.AddSingleton<ErrorQueue>();
        services.AddReceiveEndpoints();
        foreach (var handler in subscriptions.List.Select(subscription => subscription.Handler).OfType<Type>())
            services.TryAddScoped(handler);
        // MassTransit logs each attempt to reach a lost broker, and each failure several times. BrokerConnection and FailureLog log either once.
        builder.Logging.AddFilter("MassTransit", LogLevel.Critical);

        services.AddSingleton<IMigrationStep, QueuesAndBindings>();
        services.AddSingleton<Resynchronisation>();
        services.AddSingleton<RestatementSignal>();
        services.AddSingleton<RestateAfterRestore>();
        services.AddSingleton<RequestCopies>();
        services.AddSingleton<IMigrationStep>(provider => provider.GetRequiredService<RestateAfterRestore>());
        services.AddSingleton<IMigrationStep>(provider => provider.GetRequiredService<RequestCopies>());
        services.AddHostedService<RestatementWorker>();
        services.AddKeyedSingleton<IServiceCommand, ResyncCommand>("resync");
        services.AddKeyedSingleton<IServiceCommand, RestoredCommand>("restored");
        services.AddKeyedSingleton<IServiceCommand, RedriveCommand>("redrive");
        services.AddSingleton<CaughtUpCheck>();
        services.AddHealthChecks()
            .AddCheck<CaughtUpCheck>("caught up", tags: [HealthExtensions.Ready])
            .AddCheck<OutboxCheck>("outbox", tags: [HealthExtensions.Ready]);
        return builder;
    }
}
