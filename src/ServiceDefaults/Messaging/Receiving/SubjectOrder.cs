using System.Runtime.CompilerServices;
using System.Text.Json;
using Ksf.Contracts;
using MassTransit;
using MassTransit.RabbitMqTransport;

namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>
/// Handles the events of one subject one at a time, in delivery order, retries included. MassTransit's partitioner does not keep delivery
/// order, and a slow event there delays every subject in its hash partition.
/// </summary>
internal sealed class SubjectOrder : IFilter<ConsumeContext<CloudEvent<JsonElement>>>, IReceiveObserver
{
    private readonly ConditionalWeakTable<ChannelContext, DeliveryOrder> _channels = [];
    private readonly Dictionary<string, Task> _last = [];

    public async Task Send(ConsumeContext<CloudEvent<JsonElement>> context, IPipe<ConsumeContext<CloudEvent<JsonElement>>> next)
    {
        var (deliveries, tag) = Delivery(context.ReceiveContext);
        await deliveries.WaitAsync(tag, context.CancellationToken);
        var subject = $"{context.Message.Source}/{context.Message.Subject}";
        var handled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task? earlier;
        lock (_last)
        {
            _last.TryGetValue(subject, out earlier);
            _last[subject] = handled.Task;
        }
        deliveries.Pass(tag);
        try
        {
            if (earlier is not null)
                await earlier;
            await next.Send(context);
        }
        finally
        {
            lock (_last)
            {
                if (_last[subject] == handled.Task)
                    _last.Remove(subject);
            }
            handled.SetResult();
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("subjectOrder");

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => EndAsync(context);

    public Task ReceiveFault(ReceiveContext context, Exception exception) => EndAsync(context);

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    /// <summary>A message that cannot be deserialised never reaches the filter, so its turn is passed here.</summary>
    private Task EndAsync(ReceiveContext context)
    {
        var (deliveries, tag) = Delivery(context);
        deliveries.Pass(tag);
        return Task.CompletedTask;
    }

    /// <summary>Delivery tags are per channel, and each channel has one consumer. The consumer's own tag may be unknown at its first deliveries.</summary>
    private (DeliveryOrder Deliveries, ulong Tag) Delivery(ReceiveContext context)
    {
        var delivery = context.GetPayload<RabbitMqBasicConsumeContext>();
        return (_channels.GetValue(context.GetPayload<ChannelContext>(), _ => new DeliveryOrder()), delivery.DeliveryTag);
    }
}
