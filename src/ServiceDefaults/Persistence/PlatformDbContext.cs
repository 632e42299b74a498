using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Changes;
using Ksf.ServiceDefaults.Messaging.Receiving;
using Ksf.ServiceDefaults.Messaging.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>
/// The schema <c>platform</c>: the tables that every service has. It migrates itself, with a history of its own, so that no service's migrations repeat it.
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
        modelBuilder.Entity<DatabaseLife>(life =>
        {
            life.ToTable("lives", table => table.HasCheckConstraint("ck_lives_one", "id = 1")).HasKey(l => l.Id);
            life.Property(l => l.Id).ValueGeneratedNever();
        });
        modelBuilder.Entity<KeptCopy>(copy => copy.ToTable("copies").HasKey(c => c.Name));
        modelBuilder.Entity<Restatement>(restatement => restatement.ToTable("restatements").HasKey(r => r.Noun));
        MapShared(modelBuilder, ofPlatform: true);
    }

    /// <summary>The tables that services also read or write through their own context.</summary>
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

/// <summary>Which life of the database this is; one row.</summary>
internal sealed class DatabaseLife
{
    public required short Id { get; init; }

    /// <summary>Cluster, timeline and database as PostgreSQL identifies them: a restored database has another.</summary>
    public required string Incarnation { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>The life in which all records have been restated: the same as <see cref="BeganAt"/> when that is done.</summary>
    public required DateTimeOffset RestatedAt { get; init; }
}

/// <summary>A copy that the service keeps, in the shape in which its authorities were asked to restate it.</summary>
internal sealed class KeptCopy
{
    public required string Name { get; init; }

    public required string Shape { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When a process that keeps this shape has seen a restatement to its end. Until then it is asked for again.</summary>
    public DateTimeOffset? FilledAt { get; init; }
}

/// <summary>When a noun was restated, and when that was asked for.</summary>
internal sealed class Restatement
{
    public required string Noun { get; init; }

    /// <summary>When the service was started for the first time. From then on it has sent everything, so who asked just before has it.</summary>
    public required DateTimeOffset FirstStartAt { get; init; }

    /// <summary>The latest request.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>The latest request that a complete restatement was begun after: the same value, since two replicas' clocks cannot be compared.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>Makes the context for <c>dotnet ef</c>; nothing is connected to.</summary>
internal sealed class PlatformDbContextFactory : IDesignTimeDbContextFactory<PlatformDbContext>
{
    public PlatformDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PlatformDbContext>();
        PlatformDbContext.Configure(options, NpgsqlDataSource.Create("Host=localhost"));
        return new PlatformDbContext(options.Options);
    }
}
