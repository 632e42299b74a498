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

    /// <summary>Takes an event over into its row, unless the row shows a later state.</summary>
    public static async Task TakeAsync<TCopy, TEvent>(IServiceProvider services, Received<TEvent> received, CancellationToken cancellationToken)
        where TCopy : class, ICopyOf<TEvent>, new()
        where TEvent : class, Contracts.IEvent
    {
        var context = services.GetRequiredService<KsfDbContext>();
        var key = TCopy.KeyOf(received.Data);
        var copy = await context.Set<TCopy>().FindAsync([key], cancellationToken);
        if (copy is null)
        {
            copy = new TCopy();
            var entry = context.Entry(copy);
            entry.Property(entry.Metadata.FindPrimaryKey()!.Properties.Single().Name).CurrentValue = key;
            entry.State = EntityState.Added;
        }
        else if (copy.Sequence > received.Sequence)
        {
            MessagingTelemetry.Outdated.Add(1, MessagingTelemetry.Tag(TEvent.Type));
            return;
        }
        copy.Sequence = received.Sequence;
        copy.Take(received);
    }

    private static bool IsCopy(Type type) =>
        type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(ICopyOf<>));
}
