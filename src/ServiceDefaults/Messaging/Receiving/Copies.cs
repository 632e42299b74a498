using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>Keeps the rows that repeat another service's records.</summary>
internal static class Copies
{
    /// <summary>
    /// Makes the sequence of every copy a concurrency token. While a queue changes hands between two replicas both may hold events of one
    /// subject for a moment; the later writer then fails, is retried, and finds what it has to ignore.
    /// </summary>
    public static void GuardSequences(ModelBuilder model)
    {
        foreach (var copy in model.Model.GetEntityTypes().Where(entity => IsCopy(entity.ClrType)))
            copy.FindProperty(nameof(ICopyOf<>.Sequence))!.IsConcurrencyToken = true;
    }

    /// <summary>Takes each event over into its row, unless the row shows a later state.</summary>
    public static async Task TakeAsync<TCopy, TEvent>(
        IServiceProvider services, IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken)
        where TCopy : class, ICopyOf<TEvent>, new()
        where TEvent : class, Contracts.IEvent
    {
        var copies = services.GetRequiredService<KsfDbContext>().Set<TCopy>();
        var events = arrivals.Select(arrival => arrival.Incoming.As<TEvent>()).ToDictionary(received => TCopy.KeyOf(received.Data));
        // One question for all of them: a region that joins has hundreds of rows to take over at once.
        var known = await copies.Where(copy => events.Keys.Contains(copy.Id)).ToDictionaryAsync(copy => copy.Id, cancellationToken);
        foreach (var (id, received) in events)
        {
            if (!known.TryGetValue(id, out var copy))
                copies.Add(Take(new TCopy { Id = id }, received));
            else if (copy.Sequence <= received.Sequence)
                Take(copy, received);
            else
                MessagingTelemetry.Outdated.Add(1, MessagingTelemetry.Tag(TEvent.Type));
        }
    }

    private static TCopy Take<TCopy, TEvent>(TCopy copy, Received<TEvent> received)
        where TCopy : ICopyOf<TEvent>
        where TEvent : class, Contracts.IEvent
    {
        copy.Sequence = received.Sequence;
        copy.Take(received);
        return copy;
    }

    private static bool IsCopy(Type type) =>
        type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(ICopyOf<>));
}
