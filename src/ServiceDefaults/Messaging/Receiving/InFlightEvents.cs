using MassTransit;

namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>Counts the events that have been received and not yet handled.</summary>
internal sealed class InFlightEvents : IReceiveObserver
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public Task PreReceive(ReceiveContext context)
    {
        Interlocked.Increment(ref _count);
        return Task.CompletedTask;
    }

    public Task PostReceive(ReceiveContext context) => EndAsync();

    public Task ReceiveFault(ReceiveContext context, Exception exception) => EndAsync();

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    private Task EndAsync()
    {
        Interlocked.Decrement(ref _count);
        return Task.CompletedTask;
    }
}
