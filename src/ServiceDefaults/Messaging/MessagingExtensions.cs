using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Messaging.Receiving;
using Ksf.ServiceDefaults.Messaging.Sending;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>Adds sending and receiving of events to a service.</summary>
public static class MessagingExtensions
{
    /// <summary>
    /// Sends what the service's DbContext raises, and receives what it subscribes to; who may act for whom is received by every service.
    /// The service's NpgsqlDataSource and <typeparamref name="TContext"/> are added elsewhere.
    /// </summary>
    public static IHostApplicationBuilder AddMessaging<TContext>(this IHostApplicationBuilder builder, Action<Subscriptions> subscribe)
        where TContext : KsfDbContext
    {
        var subscriptions = new Subscriptions()
            .Copy<KnownActor, ActorIdentified>()
            .Copy<KnownRole, RoleAssigned>();
        subscribe(subscriptions);

        var services = builder.Services;
        services.AddMessagingOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(subscriptions);
        services.AddSingleton<BrokerConnection>();

        services.AddSingleton<OutboxTable>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<EventPublisher>();
        services.ConfigureDbContext<TContext>((provider, context) => context.AddInterceptors(provider.GetRequiredService<OutboxSignal>()));
        services.AddHostedService<OutboxDispatcher>();
        services.AddHostedService<Upkeep>();

        services.AddSingleton<EventReceiver>();
        services.AddSingleton<EventConsumer>();
        services.AddHostedService(provider => provider.GetRequiredService<EventConsumer>());
        services.TryAddScoped<KsfDbContext>(provider => provider.GetRequiredService<TContext>());
        foreach (var handler in subscriptions.List.Select(subscription => subscription.Handler).OfType<Type>())
            services.TryAddScoped(handler);
        // It tells of each attempt to reach a lost broker, which our own connection tells of once.
        builder.Logging.AddFilter("MassTransit", LogLevel.Error);

        services.AddHealthChecks()
            .AddCheck<BrokerHealth>("broker", tags: [Ready])
            .AddCheck<OutboxHealth>("outbox", tags: [Ready]);
        return builder;
    }

    /// <summary>The tag of health checks that belong in <c>/health/ready</c>.</summary>
    internal const string Ready = "ready";
}
