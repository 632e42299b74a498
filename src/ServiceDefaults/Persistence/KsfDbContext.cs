using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Messaging.Receiving;
using Ksf.ServiceDefaults.Messaging.Sending;
using Microsoft.EntityFrameworkCore;
using Npgsql;

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

    private readonly List<(OutboxMessage Message, Guid? Transaction)> _raised = [];
    private readonly List<(NpgsqlBatchCommand Command, Guid? Transaction)> _atCommit = [];

    internal DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    internal DbSet<AuditRow> AuditRows => Set<AuditRow>();

    internal DbSet<KnownActor> KnownActors => Set<KnownActor>();

    internal DbSet<KnownRole> KnownRoles => Set<KnownRole>();

    /// <summary>Raises an event, to be saved by the commit of the change and sent after it.</summary>
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
        var raised = new OutboxMessage
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
        };
        _raised.Add((raised, Database.CurrentTransaction?.TransactionId));
    }

    /// <summary>Has something written at the end of the transaction: all such in one round trip, just before the commit.</summary>
    internal void AtCommit(NpgsqlBatchCommand command) => _atCommit.Add((command, Database.CurrentTransaction?.TransactionId));

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // A savepoint around each save costs two round trips; what fails here is begun again from its beginning.
        Database.AutoSavepointsEnabled = false;
        if (!HasMoreToWrite || Database.CurrentTransaction is not null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var own = await Database.BeginTransactionAsync(cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await own.CommitAsync(cancellationToken);
        return saved;
    }

    /// <summary>Whether something waits for the end of the transaction.</summary>
    internal bool HasMoreToWrite => _raised.Count + _atCommit.Count > 0;

    /// <summary>
    /// Called by <see cref="EndOfTransaction"/>. Events come last in their transaction: the lock on the subject's own row, which the change has
    /// taken by then, orders the positions that are drawn for them.
    /// </summary>
    internal async Task WriteAtCommitAsync(DbTransaction transaction, Guid id, DateTimeOffset? lease, CancellationToken cancellationToken)
    {
        List<OutboxMessage> raised = [.. OfThis(_raised)];
        List<NpgsqlBatchCommand> commands = [.. OfThis(_atCommit), .. raised.Select(message => message.Insert(lease))];
        // Whatever becomes of this transaction, it is not for the next one to write, nor to send what this one wrote.
        Forget();
        if (commands.Count == 0)
            return;
        await using var batch = new NpgsqlBatch((NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction);
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        await using var inserted = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var message in raised)
            await message.ReadAsync(inserted, cancellationToken);
        Written = raised;

        // Not what belongs to one that was left without an end: nobody tells of that.
        IEnumerable<T> OfThis<T>(List<(T One, Guid? Transaction)> kept) =>
            kept.Where(item => item.Transaction is null || item.Transaction == id).Select(item => item.One);
    }

    /// <summary>Drops what belongs to a transaction that came to nothing.</summary>
    internal void Forget()
    {
        _raised.Clear();
        _atCommit.Clear();
        Written = [];
    }

    /// <summary>The events that the transaction wrote which has just been committed.</summary>
    internal IReadOnlyList<OutboxMessage> Written { get; private set; } = [];

    /// <summary>Not for changes with events: those are saved by <see cref="SaveChangesAsync(bool, CancellationToken)"/>.</summary>
    /// <exception cref="NotSupportedException">Events have been raised.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => !HasMoreToWrite
        ? base.SaveChanges(acceptAllChangesOnSuccess)
        : throw new NotSupportedException("A change that raises events is saved with SaveChangesAsync.");

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
