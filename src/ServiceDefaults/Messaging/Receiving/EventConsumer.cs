using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Ksf.Contracts;
using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>
/// Takes events from the service's queue. All that is MassTransit's is in this file: it hands every message over as a CloudEvent,
/// in order within a subject, and moves those that are given up to the error queue.
/// </summary>
/// <remarks>
/// MassTransit waits up to half a minute between attempts to reach a lost broker, and that cannot be set. So a bus lives only as long
/// as its connection: when that is lost the bus is stopped, our own connection is waited for, and a new bus is started.
/// </remarks>
internal sealed class EventConsumer(
    EventReceiver receiver,
    ErrorQueue errors,
    BrokerConnection broker,
    Deployment deployment,
    IOptions<ReceivingOptions> options,
    TimeProvider time,
    ILoggerFactory loggers) : BackgroundService
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Breather = TimeSpan.FromMilliseconds(500);

    // Shared by successive buses, so that what an earlier one has under way is finished before its subject goes on.
    private readonly Partitioner _partitioner = new(options.Value.Partitions, new Murmur3UnsafeHashGenerator());
    private readonly ILogger _logger = loggers.CreateLogger<EventConsumer>();

    private readonly UnderWayCount _underWay = new();

    private CancellationToken _stopping;

    /// <summary>Whether the queue is being listened to.</summary>
    public bool IsListening { get; private set; }

    /// <summary>Events taken from the queue and not yet done.</summary>
    public int UnderWay => _underWay.Count;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LogContext.ConfigureCurrentLogContext(loggers);
        _stopping = stoppingToken;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await broker.WaitAsync(stoppingToken);
                await ListenAsync(stoppingToken);
                await Task.Delay(Breather, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Listens until the connection is lost or the service stops.</summary>
    private async Task ListenAsync(CancellationToken stopping)
    {
        var bus = CreateBus();
        var watch = new Watch();
        bus.ConnectReceiveEndpointObserver(watch);
        bus.ConnectReceiveObserver(_underWay);
        await using var onStop = stopping.Register(watch.End);
        try
        {
            // Not awaited alone: without a connection it would go on trying by itself.
            var starting = bus.StartAsync(stopping);
            if (await Task.WhenAny(starting, watch.Ended) == starting)
                await starting;
            IsListening = !watch.Ended.IsCompleted;
            await watch.Ended;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            _logger.LogWarning("The queue {Queue} cannot be listened to and is tried again: {Reason}", deployment.Service, e.Message);
        }
        finally
        {
            IsListening = false;
            await StopAsync(bus);
        }
    }

    private IBusControl CreateBus() => Bus.Factory.CreateUsingRabbitMq(bus =>
    {
        var factory = broker.Factory;
        bus.Host(factory.HostName, (ushort)factory.Port, factory.VirtualHost, factory.ClientProvidedName, host =>
        {
            host.Username(factory.UserName);
            host.Password(factory.Password);
            host.Heartbeat(factory.RequestedHeartbeat);
        });
        bus.ReceiveEndpoint(deployment.Service, endpoint =>
        {
            // Exchanges and bindings are declared by the migration step, before any service of the deployment publishes.
            endpoint.ConfigureConsumeTopology = false;
            endpoint.SetQuorumQueue();
            endpoint.SingleActiveConsumer = true;
            endpoint.PrefetchCount = options.Value.Prefetch;
            // The body alone decides: our events bear no header of MassTransit's that would name a message type.
            endpoint.UseRawJsonDeserializer(RawSerializerOptions.AnyMessageType, isDefault: true);
            endpoint.DiscardSkippedMessages();
            // Without MassTransit's fault messages, which nobody reads and which can keep a failed message from leaving the queue.
            endpoint.PublishFaults = false;
            endpoint.ConfigureError(error => error.UseExecuteAsync(KeepAsync));
            endpoint.Handler<CloudEvent<JsonElement>>(
                context => receiver.ReceiveAsync(Received(context), _stopping),
                handler => handler.UsePartitioner(_partitioner, context => context.Message.Subject, Encoding.UTF8));
        });
    });

    private static Incoming Received(ConsumeContext<CloudEvent<JsonElement>> context)
    {
        var message = context.GetPayload<RabbitMqBasicConsumeContext>();
        Activity.Current?.DisplayName = $"{message.RoutingKey} process";
        return new Incoming(
            context.Message,
            Encoding.UTF8.GetString(context.ReceiveContext.Body.GetBytes()),
            ErrorQueue.ExchangeOf(message.Exchange, message.Properties));
    }

    private async Task KeepAsync(ExceptionReceiveContext failed)
    {
        // Broken off, not failed: thrown on, it goes back to its place in the queue.
        if (_stopping.IsCancellationRequested)
            throw new OperationCanceledException("The service stops.", failed.Exception, _stopping);
        var message = failed.GetPayload<RabbitMqBasicConsumeContext>();
        await errors.KeepAsync(message.Exchange, message.Properties, failed.Body.GetBytes(), failed.Exception, failed.CancellationToken);
        MessagingTelemetry.GivenUp.Add(1);
        _logger.LogError(
            failed.Exception, "Event {EventId} with key {RoutingKey} could not be handled and waits in the error queue until it is redriven",
            message.Properties.MessageId, message.RoutingKey);
    }

    private async Task StopAsync(IBusControl bus)
    {
        try
        {
            using var limit = new CancellationTokenSource(StopLimit, time);
            await bus.StopAsync(limit.Token);
        }
        catch (Exception e)
        {
            // Its connection is gone or about to be; what it had not acknowledged the broker delivers again.
            _logger.LogDebug(e, "The bus did not stop in order");
        }
    }

    private sealed class UnderWayCount : IReceiveObserver
    {
        private int _count;

        public int Count => _count;

        public Task PreReceive(ReceiveContext context)
        {
            Interlocked.Increment(ref _count);
            return Task.CompletedTask;
        }

        public Task PostReceive(ReceiveContext context) => DoneAsync();

        public Task ReceiveFault(ReceiveContext context, Exception exception) => DoneAsync();

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
            where T : class => Task.CompletedTask;

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
            where T : class => Task.CompletedTask;

        private Task DoneAsync()
        {
            Interlocked.Decrement(ref _count);
            return Task.CompletedTask;
        }
    }

    /// <summary>Notices that the endpoint has lost its connection.</summary>
    private sealed class Watch : IReceiveEndpointObserver
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Ended => _ended.Task;

        public void End() => _ended.TrySetResult();

        public Task Ready(ReceiveEndpointReady ready) => Task.CompletedTask;

        public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

        public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

        public Task Faulted(ReceiveEndpointFaulted faulted)
        {
            End();
            return Task.CompletedTask;
        }
    }
}
