using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Messaging.Receiving;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>What a service listens to, in order within each subject: a queue for what happened, and one for who may act for whom.</summary>
/// <remarks>
/// Routing keys are <c>{deployment}.{service}.{noun}.{verb}</c>, where <c>*</c> stands for one word. Without any, the noun is taken from every deployment
/// whose events this deployment's broker carries; a national noun from the nation alone.
/// </remarks>
public sealed class Subscriptions
{
    private readonly List<Subscription> _list = [];

    internal IReadOnlyList<Subscription> List => _list;

    /// <summary>The copies that the service keeps.</summary>
    internal IEnumerable<CopyDescription> Copies => _list.Select(subscription => subscription.Copy).OfType<CopyDescription>();

    /// <summary>Keeps rows that repeat another service's records: all verbs of the noun, those of later versions too.</summary>
    /// <param name="keys">Routing keys: <c>*.knowledge.need.*</c>.</param>
    public Subscriptions Copy<TCopy, TState>(params string[] keys)
        where TCopy : class, ICopyOf<TState>, new()
        where TState : class, IState
    {
        var noun = Nouns.Of(typeof(TState));
        return Add(new Subscription(noun, noun.Exchange, keys is [] ? [KeyOf(noun, "*")] : keys, Receiving.Copies.TakeAsync<TCopy, TState>)
        {
            Copy = CopyDescription.Of<TCopy>(noun),
        });
    }

    /// <summary>Does something once for each event of a noun that one of the verbs happened to.</summary>
    /// <param name="name">What the inbox knows the effect by. It stays the same for good, whatever becomes of the class.</param>
    /// <param name="verbs">The verbs that have the effect.</param>
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

    /// <summary>Gives every event of the exchange <see cref="Exchanges.Events"/> as it came, of whatever type.</summary>
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

    private static string KeyOf(Noun noun, string verb) => $"{(noun.IsNational ? "nasjonal" : "*")}.{noun.Service}.{noun.Name}.{verb}";

    private Subscriptions Add(Subscription subscription)
    {
        _list.Add(subscription);
        return this;
    }
}

/// <summary>One thing a service does with events.</summary>
/// <param name="Noun">Events of this noun and version; null for all.</param>
/// <param name="Exchange">Where they are published.</param>
/// <param name="Keys">Routing keys of the bindings.</param>
/// <param name="React">What it does.</param>
internal sealed record Subscription(Noun? Noun, string Exchange, IReadOnlyList<string> Keys, Reaction React)
{
    /// <summary>Only these verbs; null for all.</summary>
    public IReadOnlyList<string>? Verbs { get; init; }

    /// <summary>The class to be made for it, if any.</summary>
    public Type? Handler { get; init; }

    /// <summary>The copy that it keeps, if any.</summary>
    public CopyDescription? Copy { get; init; }

    public bool Takes(EventType type) => Noun?.Has(type) is true && Verbs?.Contains(type.Verb) is not false;
}

/// <summary>A copy that a service keeps.</summary>
/// <param name="Noun">Of what.</param>
/// <param name="Name">What it is known by in the table of copies.</param>
/// <param name="Shape">What it holds, by name: when that changes, the authorities are asked to restate the noun.</param>
internal sealed record CopyDescription(Noun Noun, string Name, string Shape)
{
    public static CopyDescription Of<TCopy>(Noun noun) => new(
        noun, typeof(TCopy).FullName!, $"{noun.Key}.v{noun.Version}: {string.Join(' ', Members(typeof(TCopy)).Order(StringComparer.Ordinal))}");

    private static IEnumerable<string> Members(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .SelectMany(property => property.PropertyType is { IsGenericType: true } list && list.GetGenericArguments()[^1] is { } item && item.Assembly == type.Assembly
            ? Members(item).Select(member => $"{property.Name}.{member}")
            : [property.Name]);
}

/// <summary>What is done with events that one subscription takes, each of another subject.</summary>
internal delegate Task Reaction(IServiceProvider services, IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken);

/// <summary>An event, and the span in which it was received.</summary>
internal sealed record Arrival(Incoming Incoming, Activity? Activity);

/// <summary>An event as it arrived.</summary>
/// <param name="Event">The event.</param>
/// <param name="Json">The same, as it was on the wire.</param>
/// <param name="Exchange">Where it was published, which separates what everyone may read from what stays inside the deployment.</param>
internal sealed record Incoming(CloudEvent<JsonElement> Event, string Json, string Exchange)
{
    /// <summary>Its type taken apart; null when it is none of KSF's.</summary>
    public EventType? Type { get; } = EventType.TryParse(Event.Type);

    public Received<TState> As<TState>()
        where TState : class, IState => new(
            Event.Id, Type!.Value.Verb, Event.Deployment, Event.Epoch, Event.Sequence, Event.Time,
            Event.Data.Deserialize<TState>(CloudEvent.Json) ?? throw new JsonException($"The event {Event.Id} has no data."));
}
