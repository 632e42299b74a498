using System.Diagnostics;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Idempotency;
using Ksf.ServiceDefaults.Messaging.Receiving;
using Ksf.ServiceDefaults.Messaging.Sending;
using Microsoft.EntityFrameworkCore;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>
/// A service's database: its own tables, and in the schema <c>platform</c> the ones every service has. A change, its audit row and its
/// events are saved in one transaction; an event leaves only after that transaction is committed.
/// </summary>
public abstract class KsfDbContext(DbContextOptions options, Deployment deployment, TimeProvider time) : DbContext(options)
{
    /// <summary>Largest event, envelope included, in bytes. Keeps a page of the feed and a webhook call within reason.</summary>
    public const int MaximumEventSize = 64 * 1024;

    /// <summary>Longest routing key that AMQP 0-9-1 can carry, in bytes.</summary>
    private const int MaximumRoutingKeySize = 255;

    private readonly List<OutboxMessage> _raised = [];
    private bool _hasUnsent;

    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    internal DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    internal DbSet<AuditRow> AuditRows => Set<AuditRow>();

    internal DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();

    internal DbSet<KnownActor> KnownActors => Set<KnownActor>();

    internal DbSet<KnownRole> KnownRoles => Set<KnownRole>();

    /// <summary>Raises an event, to be saved with the change by the next <c>SaveChangesAsync</c> and sent after its commit.</summary>
    /// <param name="data">The subject's state after the change.</param>
    /// <param name="sequence">The subject's version after the change, from 1.</param>
    /// <exception cref="InvalidOperationException">The event is larger than <see cref="MaximumEventSize"/>.</exception>
    public void Raise<TEvent>(TEvent data, long sequence)
        where TEvent : class, IEvent
    {
        var now = time.GetUtcNow();
        var type = EventType.Parse(TEvent.Type);
        var message = new CloudEvent<TEvent>
        {
            Id = Guid.CreateVersion7(now),
            Source = deployment.Source,
            Type = TEvent.Type,
            Subject = data.Subject,
            Time = now,
            DataSchema = $"{deployment.ServiceUrl}/v1/schemas/{TEvent.Type}",
            Deployment = deployment.Id,
            Sequence = sequence,
            Data = data,
        };
        var body = JsonSerializer.Serialize(message, CloudEvent.Json);
        var routingKey = type.RoutingKey(deployment.Id);
        ThrowIfTooLarge(body, routingKey, data.Subject);
        _raised.Add(new OutboxMessage
        {
            EventId = message.Id,
            Subject = message.Subject,
            Sequence = sequence,
            Type = message.Type,
            Exchange = data is IAccessEvent ? Exchanges.Access : Exchanges.Events,
            RoutingKey = routingKey,
            Body = body,
            TraceParent = Activity.Current?.Id,
            WrittenAt = now,
        });
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_raised.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        // The change first and the outbox after it: the lock on the subject's own row then orders the positions drawn for its events.
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        Outbox.AddRange(_raised);
        _raised.Clear();
        await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        _hasUnsent = true;
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return saved;
    }

    /// <summary>Not for changes with events: those are saved by <see cref="SaveChangesAsync(bool, CancellationToken)"/>.</summary>
    /// <exception cref="NotSupportedException">Events have been raised.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => _raised.Count == 0
        ? base.SaveChanges(acceptAllChangesOnSuccess)
        : throw new NotSupportedException("A change that raises events is saved with SaveChangesAsync.");

    /// <summary>Whether the transaction just committed wrote events. Asked once.</summary>
    internal bool TakeHasUnsent()
    {
        var had = _hasUnsent;
        _hasUnsent = false;
        return had;
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        PlatformTables.Map(modelBuilder);
        Copies.GuardSequences(modelBuilder);
        SnakeCase.Apply(modelBuilder);
    }

    private static void ThrowIfTooLarge(string body, string routingKey, string subject)
    {
        var size = System.Text.Encoding.UTF8.GetByteCount(body);
        if (size > MaximumEventSize)
            throw new InvalidOperationException($"The event about {subject} is {size} bytes; at most {MaximumEventSize} may be sent.");
        if (routingKey.Length > MaximumRoutingKeySize)
            throw new InvalidOperationException($"The routing key {routingKey} is longer than the {MaximumRoutingKeySize} bytes that AMQP carries.");
    }
}
