using Ksf.Contracts;
using Microsoft.Extensions.Hosting;
using Ksf.ServiceDefaults.Persistence;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>What a service listens to. All of it arrives on the service's one queue, in order within each subject.</summary>
public sealed class Subscriptions
{
    /// <summary>Keeps rows that repeat another service's records.</summary>
    /// <param name="keys">Routing keys, with the deployment: <c>nasjonal.registry.municipality.*</c>.</param>
    public Subscriptions Copy<TCopy, TEvent>(params string[] keys)
        where TCopy : class, ICopyOf<TEvent>, new()
        where TEvent : class, IEvent => this;

    /// <summary>Does something once for each event.</summary>
    public Subscriptions Effect<TEvent, THandler>(params string[] keys)
        where TEvent : class, IEvent
        where THandler : class, IHandle<TEvent> => this;
}

/// <summary>Adds sending and receiving of events to a service.</summary>
public static class MessagingExtensions
{
    /// <summary>Sends what the service's DbContext raises, and receives what it subscribes to.</summary>
    public static IHostApplicationBuilder AddMessaging<TContext>(this IHostApplicationBuilder builder, Action<Subscriptions> subscribe)
        where TContext : KsfDbContext => builder;
}
