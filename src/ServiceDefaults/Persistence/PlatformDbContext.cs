using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Changes;
using Ksf.ServiceDefaults.Mail;
using Ksf.ServiceDefaults.Messaging.Receiving;
using Ksf.ServiceDefaults.Messaging.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>
/// The schema <c>platform</c>: the tables that every service has. It has its own migrations and history, so that no service's migrations
/// repeat it.
/// </summary>
internal sealed class PlatformDbContext(DbContextOptions<PlatformDbContext> options) : DbContext(options)
{
    public const string Schema = "platform";

    public static void Configure(DbContextOptionsBuilder options, NpgsqlDataSource database) => options
        .UseNpgsql(database, npgsql => npgsql.MigrationsHistoryTable("migrations", Schema))
        .UseSnakeCaseNamingConvention()
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("outbox").HasKey(m => m.Position);
            outbox.Property(m => m.Position).UseIdentityAlwaysColumn();
            outbox.Ignore(m => m.Epoch);
            outbox.HasIndex(m => m.EventId).IsUnique();
            outbox.HasIndex(m => new { m.Subject, m.Sequence, m.Type }).IsUnique();
            outbox.HasIndex(m => m.Position, "ix_outbox_waiting").HasFilter("sent_at is null and parked_at is null");
            outbox.HasIndex(m => m.Position, "ix_outbox_parked").HasFilter("parked_at is not null");
            outbox.HasIndex(m => new { m.Subject, m.Position }, "ix_outbox_unsent_by_subject").HasFilter("sent_at is null");
        });
        modelBuilder.Entity<InboxEntry>(inbox =>
        {
            inbox.ToTable("inbox").HasKey(e => new { e.EventId, e.Consumer });
            inbox.HasIndex(e => e.HandledAt);
        });
        modelBuilder.Entity<IdempotentAnswer>(answer =>
        {
            answer.ToTable("idempotent_answers").HasKey(a => new { a.Caller, a.Key });
            answer.HasIndex(a => a.AnsweredAt);
        });
        modelBuilder.Entity<QueuedMail>(mail =>
        {
            mail.ToTable("mail", table => table.HasCheckConstraint(
                "ck_mail_finished",
                "(sent_at is null and given_up_at is null) or (recipient is null and subject is null and text is null and html is null)")).HasKey(m => m.Key);
            mail.HasIndex(m => m.QueuedAt, "ix_mail_waiting").HasFilter("sent_at is null and given_up_at is null");
        });
        modelBuilder.Entity<DatabaseEpoch>(epoch =>
        {
            epoch.ToTable("epochs", table => table.HasCheckConstraint("ck_epochs_one", "id = 1")).HasKey(e => e.Id);
            epoch.Property(e => e.Id).ValueGeneratedNever();
        });
        modelBuilder.Entity<RequestedCopy>(copy => copy.ToTable("copies").HasKey(c => c.Name));
        modelBuilder.Entity<Restatement>(restatement => restatement.ToTable("restatements").HasKey(r => r.Noun));
        MapShared(modelBuilder, ofPlatform: true);
    }

    /// <summary>Maps the tables that services also use through their own context.</summary>
    public static void MapShared(ModelBuilder model, bool ofPlatform)
    {
        model.Entity<AuditRow>(audit =>
        {
            Map(audit, "audit").HasKey(a => a.Id);
            audit.Property(a => a.Before).HasColumnType("jsonb");
            audit.Property(a => a.After).HasColumnType("jsonb");
            audit.HasIndex(a => new { a.Subject, a.At });
        });
        model.Entity<KnownActor>(actor => Map(actor, "known_actors").HasIndex(a => a.IdentityHash).IsUnique());
        model.Entity<KnownRole>(role => Map(role, "known_roles").HasIndex(r => r.ActorId));

        EntityTypeBuilder<T> Map<T>(EntityTypeBuilder<T> entity, string name)
            where T : class => ofPlatform ? entity.ToTable(name) : entity.ToTable(name, Schema, table => table.ExcludeFromMigrations());
    }
}

/// <summary>The current epoch of the database; a table of one row.</summary>
internal sealed class DatabaseEpoch
{
    public required short Id { get; init; }

    /// <summary>PostgreSQL's system identifier, timeline and database oid. A restore changes at least one of them.</summary>
    public required string Incarnation { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>
    /// The epoch in which all records were last restated. Equal to <see cref="BeganAt"/> when that is done for this epoch.
    /// </summary>
    public required DateTimeOffset RestatedAt { get; init; }
}

/// <summary>A copy and the shape for which a restatement was last requested.</summary>
internal sealed class RequestedCopy
{
    public required string Name { get; init; }

    public required string Shape { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When a process with this shape had received a whole restatement. Until then the copy is requested again.</summary>
    public DateTimeOffset? FilledAt { get; init; }
}

/// <summary>When a restatement of a noun was requested, and which request was last answered.</summary>
internal sealed class Restatement
{
    public required string Noun { get; init; }

    /// <summary>The service's first start. It has sent every event since then.</summary>
    public required DateTimeOffset FirstStartAt { get; init; }

    /// <summary>The latest request.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>The latest request that was answered: a copy of its value, because the clocks of two replicas cannot be compared.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>Creates the context for <c>dotnet ef</c>, without a connection.</summary>
internal sealed class PlatformDbContextFactory : IDesignTimeDbContextFactory<PlatformDbContext>
{
    public PlatformDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PlatformDbContext>();
        PlatformDbContext.Configure(options, NpgsqlDataSource.Create("Host=localhost"));
        return new PlatformDbContext(options.Options);
    }
}
