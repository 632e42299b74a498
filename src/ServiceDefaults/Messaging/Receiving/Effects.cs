using System.Diagnostics;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>Runs effects exactly once, by means of the inbox.</summary>
internal static class Effects
{
    /// <summary>
    /// Writes each event to the inbox and calls the handler, in the caller's transaction. An event that is already in the inbox is skipped.
    /// </summary>
    public static async Task ApplyAsync<TState, THandler>(
        string name, IServiceProvider services, IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken)
        where TState : class, IState
        where THandler : class, IHandle<TState>
    {
        var around = Activity.Current;
        foreach (var (incoming, activity) in arrivals)
        {
            // The handler's spans and events belong to the trace of its own event.
            Activity.Current = activity;
            if (!Copies.IsFromAuthority(services, incoming.Event, Nouns.Of(typeof(TState))))
                continue;
            if (await IsNewAsync(name, services, incoming.Event.Id, cancellationToken))
                await services.GetRequiredService<THandler>().HandleAsync(incoming.As<TState>(), cancellationToken);
            else
                MessagingTelemetry.Duplicates.Add(1, MessagingTelemetry.Tag(incoming.Event.Type));
        }
        Activity.Current = around;
    }

    private static async Task<bool> IsNewAsync(string name, IServiceProvider services, Guid eventId, CancellationToken cancellationToken)
    {
        var context = services.GetRequiredService<KsfDbContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return await context.Database.ExecuteSqlAsync(
            $"insert into platform.inbox (event_id, consumer, handled_at) values ({eventId}, {name}, {now}) on conflict do nothing",
            cancellationToken) == 1;
    }
}
