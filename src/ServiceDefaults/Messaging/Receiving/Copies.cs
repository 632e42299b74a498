using System.Text.Json;
using Ksf.Contracts;
using Ksf.Contracts.Deployments;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Messaging.Receiving;

/// <summary>Updates the local copies of other services' records.</summary>
internal static class Copies
{
    /// <summary>
    /// Makes the version of every copy a concurrency token. When a queue fails over between replicas, both may briefly hold events of one
    /// subject. The later writer then fails, is retried, and ignores what has become outdated.
    /// </summary>
    public static void ConfigureConcurrencyTokens(ModelBuilder model)
    {
        foreach (var copy in model.Model.GetEntityTypes().Where(entity => IsCopy(entity.ClrType)))
        {
            copy.FindProperty(nameof(CopyOf<>.Sequence))!.IsConcurrencyToken = true;
            copy.FindProperty(nameof(CopyOf<>.Epoch))!.IsConcurrencyToken = true;
        }
    }

    /// <summary>Applies each event to its row, unless the row is newer or is this service's own record.</summary>
    public static async Task ApplyAsync<TCopy, TState>(
        IServiceProvider services, IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken)
        where TCopy : CopyOf<TState>, new()
        where TState : class, IState
    {
        var noun = Nouns.Of(typeof(TState));
        var copies = services.GetRequiredService<KsfDbContext>().Set<TCopy>();
        List<Arrival> authentic = [.. arrivals.Where(arrival => IsFromAuthority(services, arrival.Incoming.Event, noun))];
        var own = HoldsOwnRecords<TCopy>() ? services.GetRequiredService<Deployment>().Id : null;
        foreach (var resynchronised in authentic.Where(IsResynchronised).Select(arrival => arrival.Incoming.Event))
        {
            if (resynchronised.Deployment != own)
                await RemoveNotRestatedAsync<TCopy, TState>(copies, resynchronised, cancellationToken);
            await RecordFilledAsync<TCopy>(services, noun, cancellationToken);
        }

        var events = authentic.Where(arrival => !IsResynchronised(arrival) && arrival.Incoming.Event.Deployment != own).Select(arrival => arrival.Incoming.As<TState>()).ToDictionary(e => e.Data.Id);
        // One query per batch, because a new region receives hundreds of rows at once.
        var known = await copies.AsSplitQuery().Where(copy => events.Keys.Contains(copy.Id)).ToDictionaryAsync(copy => copy.Id, cancellationToken);
        foreach (var (id, received) in events)
        {
            if (!known.TryGetValue(id, out var copy))
                copies.Add(Apply(new TCopy { Id = id, Authority = received.Deployment }, received));
            else if (copy.Authority != received.Deployment)
                Reject(services, received.Id, noun, received.Deployment);
            else if ((copy.Epoch, copy.Sequence).CompareTo((received.Epoch, received.Sequence)) <= 0)
                Apply(copy, received);
            else
                MessagingTelemetry.Outdated.Add(1, MessagingTelemetry.Tag(noun.Key));
        }
    }

    /// <summary>
    /// Whether the sender is the noun's authority: its service, in the nation's deployment if the noun is national, and in this deployment if the noun
    /// decides access.
    /// </summary>
    public static bool IsFromAuthority(IServiceProvider services, CloudEvent<JsonElement> received, Noun noun)
    {
        var isAuthority = (received.Source == $"/{received.Deployment}/{noun.Service}" || noun.Service == "platform")
            && (!noun.IsNational || received.Deployment == DeploymentId.Nation.Id)
            && (!noun.IsAccess || received.Deployment == services.GetRequiredService<Deployment>().Id);
        if (!isAuthority)
            Reject(services, received.Id, noun, received.Source);
        return isAuthority;
    }

    /// <summary>
    /// Whether this service's own records are in the same table. Their events tell it nothing, and writing them again would end a concurrent change in a retry.
    /// </summary>
    private static bool HoldsOwnRecords<TCopy>() => typeof(ISubject).IsAssignableFrom(typeof(TCopy));

    private static void Reject(IServiceProvider services, Guid id, Noun noun, string from)
    {
        MessagingTelemetry.Refused.Add(1, MessagingTelemetry.Tag(noun.Key));
        services.GetRequiredService<ILogger<Subscriptions>>().LogWarning(
            "Event {EventId} about {Noun} is rejected: {From} is not the record's authority", id, noun.Key, from);
    }

    private static bool IsResynchronised(Arrival arrival) => arrival.Incoming.Type?.Verb == Noun.Resynchronised.Name;

    /// <summary>
    /// Removes copies of an earlier epoch, because the restored authority no longer has those records. Events are ordered within a subject only, so a restated
    /// record may arrive after this event, which is then retried.
    /// </summary>
    private static async Task RemoveNotRestatedAsync<TCopy, TState>(
        DbSet<TCopy> copies, CloudEvent<JsonElement> resynchronised, CancellationToken cancellationToken)
        where TCopy : CopyOf<TState>
        where TState : class, IState
    {
        var (authority, epoch) = (resynchronised.Deployment, resynchronised.Epoch);
        var ofAuthority = copies.Where(copy => copy.Authority == authority);
        if (!await ofAuthority.AnyAsync(copy => copy.Epoch < epoch, cancellationToken))
            return;
        var restated = resynchronised.Data.Deserialize<Resynchronised>(CloudEvent.Json)!.Count;
        var here = await ofAuthority.LongCountAsync(copy => copy.Epoch >= epoch, cancellationToken);
        if (here < restated)
            throw new InvalidOperationException($"{here} of the {restated} records that {resynchronised.Source} restated have arrived; retried until all have.");
        await ofAuthority.Where(copy => copy.Epoch < epoch).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>A process with another shape of the copy records nothing, so the copy is requested again.</summary>
    private static async Task RecordFilledAsync<TCopy>(IServiceProvider services, Noun noun, CancellationToken cancellationToken)
    {
        var copy = CopyDescription.Of<TCopy>(noun);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await services.GetRequiredService<KsfDbContext>().Database.ExecuteSqlAsync(
            $"update platform.copies set filled_at = {now} where name = {copy.Name} and shape = {copy.Shape}", cancellationToken);
    }

    private static TCopy Apply<TCopy, TState>(TCopy copy, Received<TState> received)
        where TCopy : CopyOf<TState>
        where TState : class, IState
    {
        copy.Epoch = received.Epoch;
        copy.Sequence = received.Sequence;
        copy.Apply(received.Data);
        return copy;
    }

    private static bool IsCopy(Type type) =>
        type.BaseType is { } parent && ((parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(CopyOf<>)) || IsCopy(parent));
}
