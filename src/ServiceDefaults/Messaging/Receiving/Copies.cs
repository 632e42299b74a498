using System.Text.Json;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>Keeps the rows that repeat another service's records.</summary>
internal static class Copies
{
    /// <summary>
    /// Makes the version of every copy a concurrency token. While a queue changes hands between two replicas both may hold events of one subject for a
    /// moment. The later writer then fails, is retried, and finds what it has to ignore.
    /// </summary>
    public static void GuardVersions(ModelBuilder model)
    {
        foreach (var copy in model.Model.GetEntityTypes().Where(entity => IsCopy(entity.ClrType)))
        {
            copy.FindProperty(nameof(ICopyOf<>.Sequence))!.IsConcurrencyToken = true;
            copy.FindProperty(nameof(ICopyOf<>.Epoch))!.IsConcurrencyToken = true;
        }
    }

    /// <summary>Takes each event over into its row, unless the row shows a later state.</summary>
    public static async Task TakeAsync<TCopy, TState>(
        IServiceProvider services, IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken)
        where TCopy : class, ICopyOf<TState>, new()
        where TState : class, IState
    {
        var noun = Nouns.Of(typeof(TState));
        var copies = services.GetRequiredService<KsfDbContext>().Set<TCopy>();
        List<Arrival> authentic = [.. arrivals.Where(arrival => IsFromAuthority(services, arrival.Incoming.Event, noun))];
        foreach (var resynchronised in authentic.Where(IsResynchronised).Select(arrival => arrival.Incoming.Event))
        {
            await RemoveUnstatedAsync<TCopy, TState>(copies, resynchronised, cancellationToken);
            await NoteFilledAsync<TCopy>(services, noun, cancellationToken);
        }

        var events = authentic.Where(arrival => !IsResynchronised(arrival)).Select(arrival => arrival.Incoming.As<TState>()).ToDictionary(e => e.Data.Id);
        // One query for all of them: a region that joins has hundreds of rows to take over at once.
        var known = await copies.Where(copy => events.Keys.Contains(copy.Id)).ToDictionaryAsync(copy => copy.Id, cancellationToken);
        foreach (var (id, received) in events)
        {
            if (!known.TryGetValue(id, out var copy))
                copies.Add(Take(new TCopy { Id = id, Authority = received.Deployment }, received));
            else if (copy.Authority != received.Deployment)
                Refuse(services, received.Id, noun, received.Deployment);
            else if ((copy.Epoch, copy.Sequence).CompareTo((received.Epoch, received.Sequence)) <= 0)
                Take(copy, received);
            else
                MessagingTelemetry.Outdated.Add(1, MessagingTelemetry.Tag(noun.Key));
        }
    }

    /// <summary>
    /// Whether an event comes from where its noun's records are kept: the noun's service; of a national noun the nation; and who may act for whom never from
    /// another deployment.
    /// </summary>
    public static bool IsFromAuthority(IServiceProvider services, CloudEvent<JsonElement> received, Noun noun)
    {
        var isAuthority = (received.Source == $"/{received.Deployment}/{noun.Service}" || noun.Service == "platform")
            && (!noun.IsNational || received.Deployment == "nasjonal")
            && (!noun.IsAccess || received.Deployment == services.GetRequiredService<Deployment>().Id);
        if (!isAuthority)
            Refuse(services, received.Id, noun, received.Source);
        return isAuthority;
    }

    private static void Refuse(IServiceProvider services, Guid id, Noun noun, string from)
    {
        MessagingTelemetry.Refused.Add(1, MessagingTelemetry.Tag(noun.Key));
        services.GetRequiredService<ILogger<Subscriptions>>().LogWarning(
            "Event {EventId} about {Noun} is not taken: {From} is not the record's authority", id, noun.Key, from);
    }

    private static bool IsResynchronised(Arrival arrival) => arrival.Incoming.Type?.Verb == Noun.Resynchronised.Name;

    /// <summary>
    /// After a restore, removes the copies of what the authority does not have any more. Only when all that it has restated is here: order holds within a
    /// subject alone, so a restated record may come later than this, and the event is then retried.
    /// </summary>
    private static async Task RemoveUnstatedAsync<TCopy, TState>(
        DbSet<TCopy> copies, CloudEvent<JsonElement> resynchronised, CancellationToken cancellationToken)
        where TCopy : class, ICopyOf<TState>
        where TState : class, IState
    {
        var (authority, epoch) = (resynchronised.Deployment, resynchronised.Epoch);
        var ofAuthority = copies.Where(copy => copy.Authority == authority);
        if (!await ofAuthority.AnyAsync(copy => copy.Epoch < epoch, cancellationToken))
            return;
        var restated = resynchronised.Data.Deserialize<Resynchronised>(CloudEvent.Json)!.Count;
        var here = await ofAuthority.LongCountAsync(copy => copy.Epoch >= epoch, cancellationToken);
        if (here < restated)
            throw new InvalidOperationException($"{here} of the {restated} records that {resynchronised.Source} has restated are here; the rest is waited for.");
        await ofAuthority.Where(copy => copy.Epoch < epoch).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>A process that keeps another shape leaves it open, and it is asked for again.</summary>
    private static async Task NoteFilledAsync<TCopy>(IServiceProvider services, Noun noun, CancellationToken cancellationToken)
    {
        var copy = CopyDescription.Of<TCopy>(noun);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await services.GetRequiredService<KsfDbContext>().Database.ExecuteSqlAsync(
            $"update platform.copies set filled_at = {now} where name = {copy.Name} and shape = {copy.Shape}", cancellationToken);
    }

    private static TCopy Take<TCopy, TState>(TCopy copy, Received<TState> received)
        where TCopy : ICopyOf<TState>
        where TState : class, IState
    {
        copy.Epoch = received.Epoch;
        copy.Sequence = received.Sequence;
        copy.Take(received.Data);
        return copy;
    }

    private static bool IsCopy(Type type) =>
        type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(ICopyOf<>));
}
