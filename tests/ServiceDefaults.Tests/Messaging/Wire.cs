using System.Text;
using System.Text.Json;
using RabbitMQ.Client;

namespace Ksf.ServiceDefaults.Tests.Messaging;

/// <summary>A plain AMQP client that hears everything on the exchange of events, as any program in any language could.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly string _queue;

    private Wire(IConnection connection, IChannel channel, string queue) => (_connection, _channel, _queue) = (connection, channel, queue);

    public static async Task<Wire> TapAsync(string broker)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync("ksf.events", ExchangeType.Topic, durable: true);
        var queue = await channel.QueueDeclareAsync($"wire-{connection.LocalPort}", durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync(queue.QueueName, "ksf.events", "#");
        return new Wire(connection, channel, queue.QueueName);
    }

    /// <summary>Takes what there is, until so many have come or the time is up.</summary>
    public async Task<IReadOnlyList<WireEvent>> TakeAsync(int atLeast, TimeSpan within)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        var taken = new List<WireEvent>();
        while (true)
        {
            if (await _channel.BasicGetAsync(_queue, autoAck: true) is { } message)
                taken.Add(Read(message));
            else if (taken.Count >= atLeast)
                return taken;
            else if (TimeProvider.System.GetElapsedTime(deadline) > within)
                throw new TimeoutException($"{taken.Count} of {atLeast} events came within {within.TotalSeconds} s.");
            else
                await Task.Delay(20);
        }
    }

    private static WireEvent Read(BasicGetResult message)
    {
        var body = Encoding.UTF8.GetString(message.Body.Span);
        return new WireEvent(new BasicProperties(message.BasicProperties), message.RoutingKey, JsonSerializer.Deserialize<JsonElement>(body), body);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

internal sealed record WireEvent(BasicProperties Properties, string RoutingKey, JsonElement Event, string Body)
{
    public Guid Id => Event.GetProperty("id").GetGuid();

    public string Subject => Event.GetProperty("subject").GetString()!;

    public long Sequence => Event.GetProperty("sequence").GetInt64();
}
