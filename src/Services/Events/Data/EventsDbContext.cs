using Ksf.Events.Log;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Events.Data;

internal sealed class EventsDbContext(DbContextOptions<EventsDbContext> options, Deployment deployment, TimeProvider time)
    : KsfDbContext(options, deployment, time)
{
    public DbSet<LogEntry> Log => Set<LogEntry>();

    public DbSet<LogIdentity> LogIdentities => Set<LogIdentity>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LogEntry>(entry =>
        {
            entry.ToTable("log").HasKey(e => e.Position);
            entry.Property(e => e.Position).UseIdentityAlwaysColumn();
            entry.HasIndex(e => new { e.EventId, e.Source }).IsUnique();
            // Byte order, so that all types with a common prefix are adjacent in the index.
            entry.Property(e => e.Type).UseCollation("C");
            entry.HasIndex(e => new { e.Type, e.Position });
        });
        modelBuilder.Entity<LogIdentity>(log =>
        {
            log.ToTable("log_identity").HasKey(l => l.Id);
            log.Property(l => l.Id).HasDefaultValueSql("gen_random_uuid()");
        });
        base.OnModelCreating(modelBuilder);
    }
}
