using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.Contracts.Deployments;
using Ksf.ServiceDefaults.Messaging.Receiving;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>
/// The events a service receives, in order within each subject. There is one queue for public events and one for actors and roles.
/// </summary>
/// <remarks>
/// Routing keys are <c>{deployment}.{service}.{noun}.{verb}</c>, where <c>*</c> stands for one word. Without keys, the noun is received
/// from every deployment whose events reach this broker. A national noun is received from the nation only.
/// </remarks>
public sealed class Subscriptions
{
    private readonly List<Subscription> _list = [];

    internal IReadOnlyList<Subscription> List => _list;

    /// <summary>The copies that the service keeps.</summary>
    internal IEnumerable<CopyDescription> Copies => _list.Select(subscription => subscription.Copy).OfType<CopyDescription>();

    /// <summary>Keeps local copies of another service's records. Receives all verbs of the noun, including verbs added later.</summary>
    /// <param name="keys">Routing keys: <c>*.knowledge.need.*</c>.</param>
    public Subscriptions Copy<TCopy, TState>(params string[] keys)
        where TCopy : CopyOf<TState>, new()
        where TState : class, IState
    {
        var noun = Nouns.Of(typeof(TState));
        return Add(new Subscription(noun, noun.Exchange, keys is [] ? [KeyOf(noun, "*")] : keys, Receiving.Copies.ApplyAsync<TCopy, TState>)
        {
            Copy = CopyDescription.Of<TCopy>(noun),
        });
    }

    /// <summary>Runs a handler exactly once for each event with one of the verbs.</summary>
    /// <param name="name">The consumer's name in the inbox. It must never change, even if the class is renamed.</param>
    /// <param name="verbs">The verbs to handle.</param>
    public Subscriptions Effect<TState, THandler>(string name, params string[] verbs)
        where TState : class, IState
        where THandler : class, IHandle<TState>
    {
        var noun = Nouns.Of(typeof(TState));
        foreach (var verb in verbs)
            _ = noun.Type(verb);
        return Add(new Subscription(
            noun, noun.Exchange, [.. verbs.Select(verb => KeyOf(noun, verb))],
            (services, arrivals, cancellationToken) => Effects.ApplyAsync<TState, THandler>(name, services, arrivals, cancellationToken))
        {
            Verbs = verbs,
            Handler = typeof(THandler),
        });
    }

    /// <summary>Passes every event of the exchange <see cref="Exchanges.Events"/> to a handler, unchanged and whatever its type.</summary>
    /// <param name="keys">Routing keys; without any, all.</param>
    public Subscriptions All<THandler>(params string[] keys)
        where THandler : class, IHandleAll => Add(new Subscription(
            Noun: null, Exchanges.Events, keys is [] ? ["#"] : keys,
            async (services, arrivals, cancellationToken) =>
            {
                foreach (var (incoming, _) in arrivals)
                    await services.GetRequiredService<THandler>().HandleAsync(incoming.Event, incoming.Json, cancellationToken);
            })
        {
            Handler = typeof(THandler),
        });

    private static string KeyOf(Noun noun, string verb) => $"{(noun.IsNational ? DeploymentId.Nation.Id : "*")}.{noun.Service}.{noun.Name}.{verb}";

    private Subscriptions Add(Subscription subscription)
    {
        _list.Add(subscription);
        return this;
    }
}

/// <summary>One subscription of a service.</summary>
/// <param name="Noun">Events of this noun and version; null for all.</param>
/// <param name="Exchange">Where they are published.</param>
/// <param name="Keys">Routing keys of the bindings.</param>
/// <param name="HandleAsync">The handler of a batch.</param>
internal sealed record Subscription(Noun? Noun, string Exchange, IReadOnlyList<string> Keys, BatchHandler HandleAsync)
{
    /// <summary>Only these verbs; null for all.</summary>
    public IReadOnlyList<string>? Verbs { get; init; }

    /// <summary>The handler class that the container creates, if any.</summary>
    public Type? Handler { get; init; }

    /// <summary>The copy that it updates, if any.</summary>
    public CopyDescription? Copy { get; init; }

    public bool Matches(EventType type) => Noun?.Has(type) is true && Verbs?.Contains(type.Verb) is not false;
}

/// <summary>A local copy that a service keeps.</summary>
/// <param name="Noun">The noun it copies.</param>
/// <param name="Name">Its key in the table of copies.</param>
/// <param name="Shape">Its property names. When they change, the authorities are asked to restate the noun.</param>
internal sealed record CopyDescription(Noun Noun, string Name, string Shape)
{
    public static CopyDescription Of<TCopy>(Noun noun) => new(
        noun, typeof(TCopy).FullName!, $"{noun.Key}.v{noun.Version}: {string.Join(' ', Members(typeof(TCopy)).Order(StringComparer.Ordinal))}");

    private static IEnumerable<string> Members(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .SelectMany(property => property.PropertyType is { IsGenericType: true } list && list.GetGenericArguments()[^1] is { } item && item.Assembly == type.Assembly
            ? Members(item).Select(member => $"{property.Name}.{member}")
            : [property.Name]);
}

/// <summary>Handles a batch of events that match one subscription, at most one per subject.</summary>
internal delegate Task BatchHandler(IServiceProvider services, IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken);

/// <summary>A received event and its receive span.</summary>
internal sealed record Arrival(Incoming Incoming, Activity? Activity);

/// <summary>An event as it arrived.</summary>
/// <param name="Event">The event.</param>
/// <param name="Json">The event exactly as received.</param>
/// <param name="Exchange">The exchange it was published on. It separates public events from those internal to the deployment.</param>
internal sealed record Incoming(CloudEvent<JsonElement> Event, string Json, string Exchange)
{
    /// <summary>Its parsed type; null when it is not a KSF type.</summary>
    public EventType? Type { get; } = EventType.TryParse(Event.Type);

    public Received<TState> As<TState>()
        where TState : class, IState => new(
            Event.Id, Type!.Value.Verb, Event.Deployment, Event.Epoch, Event.Sequence, Event.Time,
            Event.Data.Deserialize<TState>(CloudEvent.Json) ?? throw new JsonException($"The event {Event.Id} has no data."));
}
