using System.Text;
using System.Text.Json;
using Ksf.Contracts;
using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>
/// Configures MassTransit's bus with one receive endpoint for public events and one for actors and roles, so that neither delays the other.
/// MassTransit receives, retries and moves failures to the error queue. <see cref="EventReceiver"/> handles the events.
/// </summary>
internal static class ReceiveEndpoints
{
    private static readonly TimeSpan HostStopTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(2);

    public static void AddReceiveEndpoints(this IServiceCollection services)
    {
        foreach (var exchange in MessagingTopology.Exchanges)
            services.AddKeyedSingleton<EventReceiver>(exchange);
        services.AddSingleton<InFlightEvents>();
        services.AddReceiveObserver(provider => provider.GetRequiredService<InFlightEvents>());
        services.AddSingleton<SubjectOrder>();
        services.AddReceiveObserver(provider => provider.GetRequiredService<SubjectOrder>());
        services.Configure<MassTransitHostOptions>(host =>
        {
            host.StopTimeout = HostStopTimeout;
            // Events still in flight are then cancelled and return to their queue.
            host.ConsumerStopTimeout = DrainTimeout;
        });
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            // A lost broker only degrades the service: it still serves requests, and its events wait in the outbox.
            bus.ConfigureHealthCheckOptions(check =>
            {
                check.Name = "broker";
                check.MinimalFailureStatus = HealthStatus.Degraded;
            });
            bus.UsingRabbitMq(ConfigureBus);
        });
    }

    private static void ConfigureBus(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator bus)
    {
        // MassTransit's context does not resolve keyed services.
        var services = context.GetRequiredService<IServiceProvider>();
        var broker = services.GetRequiredService<BrokerConnection>();
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var factory = broker.Factory;
        bus.Host(factory.HostName, (ushort)factory.Port, factory.VirtualHost, factory.ClientProvidedName, host =>
        {
            host.Username(factory.UserName);
            host.Password(factory.Password);
            host.Heartbeat(factory.RequestedHeartbeat);
            // MassTransit calls this before each connection attempt. Its own backoff grows to half a minute and cannot be configured, so
            // its attempts wait here for the service's own connection.
            host.OnRefreshConnectionFactory = _ => broker.WaitAsync(stopping);
        });
        // The error queue would inherit the single active consumer, and RabbitMQ refuses basic.get on such a queue.
        bus.SendTopology.ConfigureErrorSettings = error => error.SingleActiveConsumer = false;
        foreach (var exchange in MessagingTopology.Exchanges)
        {
            bus.ReceiveEndpoint(
                MessagingTopology.Queue(services.GetRequiredService<Deployment>().Service, exchange),
                endpoint => ConfigureEndpoint(services, endpoint, exchange));
        }
    }

    private static void ConfigureEndpoint(IServiceProvider services, IRabbitMqReceiveEndpointConfigurator endpoint, string exchange)
    {
        var options = services.GetRequiredService<IOptions<ReceivingOptions>>().Value;
        var receiver = services.GetRequiredKeyedService<EventReceiver>(exchange);
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        // Exchanges and bindings are declared by the migration step, before any service of the deployment publishes.
        endpoint.ConfigureConsumeTopology = false;
        endpoint.SetQuorumQueue();
        endpoint.SingleActiveConsumer = true;
        endpoint.PrefetchCount = options.Prefetch;
        // A plain CloudEvent has no MassTransit header that names its message type.
        endpoint.UseRawJsonDeserializer(RawSerializerOptions.AnyMessageType, isDefault: true);
        endpoint.DiscardSkippedMessages();
        // Nobody reads MassTransit's fault messages, and a fault that cannot be serialised would keep its event in the queue.
        endpoint.PublishFaults = false;
        endpoint.ConfigureError(error =>
        {
            // Throwing here returns an interrupted event to its place in the queue.
            error.UseExecute(_ => stopping.ThrowIfCancellationRequested());
            error.UseFilter(new ErrorTransportFilter());
            error.UseExecute(new FailureLog(services.GetRequiredService<ILogger<EventReceiver>>()).Log);
        });
        endpoint.Handler<CloudEvent<JsonElement>>(
            context => receiver.ReceiveAsync(Incoming(context, exchange), context.CancellationToken),
            handler =>
            {
                handler.UseFilter(services.GetRequiredService<SubjectOrder>());
                handler.UseMessageRetry(retry => retry.Intervals([.. options.Delays]).Ignore<JsonException>());
            });
    }

    private static Incoming Incoming(ConsumeContext<CloudEvent<JsonElement>> context, string exchange)
    {
        if (context.GetRetryAttempt() > 0)
            MessagingTelemetry.Retried.Add(1, MessagingTelemetry.Tag(context.Message.Type));
        // MassTransit names its span after the queue. The routing key makes it searchable by event.
        System.Diagnostics.Activity.Current?.DisplayName = $"{context.RoutingKey()} process";
        return new Incoming(context.Message, Encoding.UTF8.GetString(context.ReceiveContext.Body.GetBytes()), exchange);
    }

    /// <summary>Logs an event that has been moved to the error queue.</summary>
    private sealed class FailureLog(ILogger logger)
    {
        public void Log(ExceptionReceiveContext failed)
        {
            MessagingTelemetry.GivenUp.Add(1);
            var message = failed.GetPayload<RabbitMqBasicConsumeContext>();
            logger.LogError(
                failed.Exception, "Event {EventId} with key {RoutingKey} could not be handled and waits in the error queue until it is redriven",
                message.Properties.MessageId, message.RoutingKey);
        }
    }
}
