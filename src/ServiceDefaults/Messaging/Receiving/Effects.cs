using System.Diagnostics;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>Lets an event have its effect once.</summary>
internal static class Effects
{
    /// <summary>Notes each event in the inbox and calls the handler, in the transaction around it all; does nothing for one that was noted before.</summary>
    public static async Task HaveAsync<TEvent, THandler>(
        IServiceProvider services, IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken)
        where TEvent : class, Contracts.IEvent
        where THandler : class, IHandle<TEvent>
    {
        var around = Activity.Current;
        foreach (var (incoming, activity) in arrivals)
        {
            // What a handler does, and the events that it raises, belong to the trace of its own event.
            Activity.Current = activity;
            await HaveAsync<TEvent, THandler>(services, incoming.As<TEvent>(), cancellationToken);
        }
        Activity.Current = around;
    }

    private static async Task HaveAsync<TEvent, THandler>(IServiceProvider services, Received<TEvent> received, CancellationToken cancellationToken)
        where TEvent : class, Contracts.IEvent
        where THandler : class, IHandle<TEvent>
    {
        var context = services.GetRequiredService<KsfDbContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var consumer = typeof(THandler).Name;
        var isNew = await context.Database.ExecuteSqlAsync(
            $"insert into platform.inbox (event_id, consumer, handled_at) values ({received.Id}, {consumer}, {now}) on conflict do nothing",
            cancellationToken);
        if (isNew == 0)
        {
            MessagingTelemetry.Duplicates.Add(1, MessagingTelemetry.Tag(TEvent.Type));
            return;
        }
        await services.GetRequiredService<THandler>().HandleAsync(received, cancellationToken);
    }
}
