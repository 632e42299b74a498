using System.Diagnostics;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Messaging.Receiving;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>What a service listens to. All of it arrives on the service's one queue, in order within each subject.</summary>
/// <remarks>
/// Routing keys are <c>{deployment}.{service}.{noun}.{verb}</c>, where <c>*</c> stands for one word. Without any, the event is taken from
/// every deployment whose events this deployment's broker carries.
/// </remarks>
public sealed class Subscriptions
{
    private readonly List<Subscription> _list = [];

    internal IReadOnlyList<Subscription> List => _list;

    /// <summary>Keeps rows that repeat another service's records.</summary>
    /// <param name="keys">Routing keys: <c>nasjonal.registry.municipality.*</c>.</param>
    public Subscriptions Copy<TCopy, TEvent>(params string[] keys)
        where TCopy : class, ICopyOf<TEvent>, new()
        where TEvent : class, IEvent => Add<TEvent>(keys, Copies.TakeAsync<TCopy, TEvent>, handler: null);

    /// <summary>Does something once for each event.</summary>
    /// <param name="keys">Routing keys: <c>*.knowledge.need.submitted</c>.</param>
    public Subscriptions Effect<TEvent, THandler>(params string[] keys)
        where TEvent : class, IEvent
        where THandler : class, IHandle<TEvent> => Add<TEvent>(keys, Effects.HaveAsync<TEvent, THandler>, typeof(THandler));

    /// <summary>Gives every event of the exchange <see cref="Exchanges.Events"/> as it came, of whatever type.</summary>
    /// <param name="keys">Routing keys; without any, all.</param>
    public Subscriptions All<THandler>(params string[] keys)
        where THandler : class, IHandleAll
    {
        _list.Add(new Subscription(
            EventType: null, Exchanges.Events, keys is [] ? ["#"] : keys,
            async (services, arrivals, cancellationToken) =>
            {
                foreach (var (incoming, _) in arrivals)
                    await services.GetRequiredService<THandler>().HandleAsync(incoming.Event, incoming.Json, cancellationToken);
            },
            typeof(THandler)));
        return this;
    }

    private Subscriptions Add<TEvent>(string[] keys, Reaction react, Type? handler)
        where TEvent : class, IEvent
    {
        var exchange = typeof(TEvent).IsAssignableTo(typeof(IAccessEvent)) ? Exchanges.Access : Exchanges.Events;
        _list.Add(new Subscription(
            TEvent.Type, exchange, keys is [] ? [EventType.Parse(TEvent.Type).RoutingKey("*")] : keys, react, handler));
        return this;
    }
}

/// <summary>One thing a service does with events.</summary>
/// <param name="EventType">Of this type; null for all.</param>
/// <param name="Exchange">Where they are published.</param>
/// <param name="Keys">Routing keys of the bindings.</param>
/// <param name="React">What it does.</param>
/// <param name="Handler">The class to be made for it, if any.</param>
internal sealed record Subscription(string? EventType, string Exchange, IReadOnlyList<string> Keys, Reaction React, Type? Handler);

/// <summary>What is done with events of one type, each of another subject.</summary>
internal delegate Task Reaction(IServiceProvider services, IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken);

/// <summary>An event, and the span in which it was received.</summary>
internal sealed record Arrival(Incoming Incoming, Activity? Activity);

/// <summary>An event as it arrived.</summary>
/// <param name="Event">The event.</param>
/// <param name="Json">The same, as it was on the wire.</param>
/// <param name="Exchange">Where it was published, which tells what everyone may read from what stays inside the deployment.</param>
internal sealed record Incoming(CloudEvent<JsonElement> Event, string Json, string Exchange)
{
    public Received<TEvent> As<TEvent>()
        where TEvent : class, IEvent => new(
            Event.Id, Event.Deployment, Event.Sequence, Event.Time,
            Event.Data.Deserialize<TEvent>(CloudEvent.Json) ?? throw new JsonException($"The event {Event.Id} has no data."));
}
