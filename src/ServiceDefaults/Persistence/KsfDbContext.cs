using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Messaging.Receiving;
using Ksf.ServiceDefaults.Messaging.Sending;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>
/// A service's database: its own tables, and the shared ones in the schema <c>platform</c>. A change, its audit row and its events are
/// saved in one transaction. An event is sent only after the commit.
/// </summary>
public abstract class KsfDbContext(DbContextOptions options, Deployment deployment, TimeProvider time) : DbContext(options)
{
    /// <summary>Maximum size of an event in bytes, envelope included. Limits the size of a feed page or a webhook call.</summary>
    public const int MaximumEventSize = 64 * 1024;

    /// <summary>Maximum length of a routing key in AMQP 0-9-1, in bytes.</summary>
    private const int MaximumRoutingKeySize = 255;

    private readonly List<(OutboxMessage Message, Guid? Transaction)> _raised = [];
    private readonly List<(NpgsqlBatchCommand Command, Guid? Transaction)> _atCommit = [];

    /// <summary>Whether the transaction will be rolled back, so that nothing outside it may be used up.</summary>
    public bool IsDryRun { get; internal set; }

    internal DbSet<AuditRow> AuditRows => Set<AuditRow>();

    internal DbSet<KnownActor> KnownActors => Set<KnownActor>();

    internal DbSet<KnownRole> KnownRoles => Set<KnownRole>();

    /// <summary>Raises the event of a change. It is written to the outbox at commit and sent after it.</summary>
    /// <param name="verb">What happened: one of the verbs of the subject's noun.</param>
    /// <param name="subject">The subject after the change, its sequence included.</param>
    /// <exception cref="ProblemException">The event is larger than <see cref="MaximumEventSize"/>.</exception>
    public void Raise(string verb, ISubject subject)
    {
        if (subject is IDatedSubject dated)
            dated.StatedOn = time.TodayInNorway();
        foreach (var state in subject.States())
            Raise(verb, state, subject.Sequence);
    }

    /// <summary>Raises the event of a state that has no row in this service.</summary>
    internal void Raise(string verb, IState state, long sequence)
    {
        var noun = Nouns.Of(state.GetType());
        var type = noun.Type(verb).ToString();
        var id = verb == Noun.Restated.Name ? RestatedId(type, state, sequence) : Guid.CreateVersion7(time.GetUtcNow());
        Raise(noun, verb, noun.Subject(state.Id), id, state, sequence);
    }

    /// <summary>Raises the event that all records of a noun have been restated.</summary>
    internal void RaiseResynchronised(Noun noun, long count) => Raise(
        noun, Noun.Resynchronised.Name, noun.Plural, Guid.CreateVersion7(time.GetUtcNow()), new Resynchronised(count),
        sequence: time.GetUtcNow().ToUnixTimeMilliseconds());

    private void Raise(Noun noun, string verb, string subject, Guid id, object data, long sequence)
    {
        var now = time.GetUtcNow();
        var type = noun.Type(verb);
        var epoch = this.GetService<Epoch>().Current;
        var message = new CloudEvent<object>
        {
            Id = id,
            Source = deployment.Source,
            Type = type.ToString(),
            Subject = subject,
            Time = now,
            DataSchema = $"{deployment.ServiceUrl}/v1/schemas/{type}",
            Deployment = deployment.Id,
            Epoch = epoch,
            Sequence = sequence,
            Data = data,
        };
        var body = JsonSerializer.Serialize(message, CloudEvent.Json);
        var routingKey = type.RoutingKey(deployment.Id);
        ThrowIfTooLarge(body, routingKey, subject);
        var raised = new OutboxMessage
        {
            EventId = message.Id,
            Subject = message.Subject,
            Sequence = sequence,
            Type = message.Type,
            Exchange = noun.Exchange,
            RoutingKey = routingKey,
            Body = body,
            Epoch = epoch,
            TraceParent = Activity.Current?.Id,
            WrittenAt = now,
        };
        _raised.Add((raised, Database.CurrentTransaction?.TransactionId));
    }

    private DatabaseFacade InTransaction => Database.CurrentTransaction is null
        ? throw new InvalidOperationException("A lock is held until its transaction ends, and there is no transaction.")
        : Database;

    /// <summary>Derives the id from the content, so that a record restated twice is the same event and a log stores it once.</summary>
    private Guid RestatedId(string type, IState state, long sequence)
    {
        var epoch = this.GetService<Epoch>().Current;
        var content = JsonSerializer.Serialize(state, state.GetType(), CloudEvent.Json);
        return StableId.Of($"event/{deployment.Source}/{type}/{state.Id}/{epoch:O}/{sequence}/{content}");
    }

    /// <summary>Waits for one of the locks in <see cref="AdvisoryLock"/>, and holds it until the transaction ends.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction: the lock would be released at once.</exception>
    public Task LockAsync(long advisoryLock, CancellationToken cancellationToken) => InTransaction
        .ExecuteSqlAsync($"select pg_advisory_xact_lock({advisoryLock})", cancellationToken);

    /// <summary>Waits for its turn to change a record, and holds it until the transaction ends.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction: the lock would be released at once.</exception>
    public Task LockAsync(Guid record, CancellationToken cancellationToken) => InTransaction
        .ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({record.ToString()}, 0))", cancellationToken);

    /// <summary>Queues a command for the end of the transaction. All of them run in one round trip, just before the commit.</summary>
    internal void AtCommit(NpgsqlBatchCommand command) => _atCommit.Add((command, Database.CurrentTransaction?.TransactionId));

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Savepoints cost two round trips per save and are not needed, because a failed change is retried from the beginning.
        Database.AutoSavepointsEnabled = false;
        if (!HasPendingWrites || Database.CurrentTransaction is not null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var own = await Database.BeginTransactionAsync(cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await own.CommitAsync(cancellationToken);
        return saved;
    }

    /// <summary>Whether events or commands wait for the end of the transaction.</summary>
    internal bool HasPendingWrites => _raised.Count + _atCommit.Count > 0;

    /// <summary>
    /// Called by <see cref="OutboxInterceptor"/>. Events are written last, when the change already holds the lock on the subject's own row.
    /// That lock orders their positions.
    /// </summary>
    internal async Task WriteAtCommitAsync(DbTransaction transaction, Guid id, DateTimeOffset? lease, CancellationToken cancellationToken)
    {
        List<OutboxMessage> raised = [.. OfThisTransaction(_raised)];
        List<NpgsqlBatchCommand> commands = [.. OfThisTransaction(_atCommit), .. raised.Select(message => message.Insert(lease))];
        // Cleared even if the transaction fails, so that the next one neither writes nor sends them.
        DiscardPending();
        if (commands.Count == 0)
            return;
        await using var batch = new NpgsqlBatch((NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction);
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        await using var inserted = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var message in raised)
        {
            if (await message.ReadAsync(inserted, cancellationToken))
                continue;
            this.GetService<Epoch>().Forget();
            throw new EpochEndedException();
        }
        WrittenEvents = raised;

        // Leaves out what an abandoned transaction raised, because no callback reports its end.
        IEnumerable<T> OfThisTransaction<T>(List<(T One, Guid? Transaction)> kept) =>
            kept.Where(item => item.Transaction is null || item.Transaction == id).Select(item => item.One);
    }

    /// <summary>Discards what a rolled-back transaction raised.</summary>
    internal void DiscardPending()
    {
        _raised.Clear();
        _atCommit.Clear();
        WrittenEvents = [];
    }

    /// <summary>The events written by the transaction that has just committed.</summary>
    internal IReadOnlyList<OutboxMessage> WrittenEvents { get; private set; } = [];

    /// <summary>Not supported for changes that raise events. Use <see cref="SaveChangesAsync(bool, CancellationToken)"/>.</summary>
    /// <exception cref="NotSupportedException">Events have been raised.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => !HasPendingWrites
        ? base.SaveChanges(acceptAllChangesOnSuccess)
        : throw new NotSupportedException("A change that raises events must be saved with SaveChangesAsync.");

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        PlatformDbContext.MapShared(modelBuilder, ofPlatform: false);
        Copies.ConfigureConcurrencyTokens(modelBuilder);
        // Of two concurrent changes of one version, the later one fails.
        foreach (var subject in modelBuilder.Model.GetEntityTypes().Where(entity => entity.ClrType.IsAssignableTo(typeof(ISubject))))
            subject.FindProperty(nameof(ISubject.Sequence))!.IsConcurrencyToken = true;
        EnumColumns.Constrain(modelBuilder);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        EnumColumns.Configure(configurationBuilder);
        StepsColumn.Configure(configurationBuilder);
    }

    /// <summary>The database was restored or promoted under this process. Nothing of the change is kept; tried again, it is made in the new epoch.</summary>
    internal sealed class EpochEndedException() : Exception("The database has begun a new epoch since this event was raised.");

    private static void ThrowIfTooLarge(string body, string routingKey, string subject)
    {
        var size = System.Text.Encoding.UTF8.GetByteCount(body);
        if (size > MaximumEventSize)
            throw CommonProblems.RecordTooLarge.AsException(subject, size / 1024, MaximumEventSize / 1024);
        if (routingKey.Length > MaximumRoutingKeySize)
            throw new InvalidOperationException($"The routing key {routingKey} is longer than the {MaximumRoutingKeySize} bytes that AMQP carries.");
    }
}
