using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Idempotency;
using Ksf.ServiceDefaults.Messaging.Receiving;
using Ksf.ServiceDefaults.Messaging.Sending;
using Microsoft.EntityFrameworkCore;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>The tables that every service has, in a schema of their own.</summary>
internal static class PlatformTables
{
    public const string Schema = "platform";

    public static void Map(ModelBuilder model)
    {
        model.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("outbox", Schema).HasKey(m => m.Position);
            outbox.Property(m => m.Position).UseIdentityAlwaysColumn();
            outbox.HasIndex(m => m.EventId).IsUnique();
            outbox.HasIndex(m => new { m.Subject, m.Sequence }).IsUnique();
            outbox.HasIndex(m => m.Position, "ix_outbox_waiting").HasFilter("sent_at is null and parked_at is null");
            outbox.HasIndex(m => m.Position, "ix_outbox_parked").HasFilter("parked_at is not null");
            outbox.HasIndex(m => new { m.Subject, m.Position }, "ix_outbox_unsent_by_subject").HasFilter("sent_at is null");
        });
        model.Entity<InboxEntry>(inbox =>
        {
            inbox.ToTable("inbox", Schema).HasKey(e => new { e.EventId, e.Consumer });
            inbox.HasIndex(e => e.HandledAt);
        });
        model.Entity<AuditRow>(audit =>
        {
            audit.ToTable("audit", Schema).HasKey(a => a.Id);
            audit.Property(a => a.Before).HasColumnType("jsonb");
            audit.Property(a => a.After).HasColumnType("jsonb");
            audit.HasIndex(a => new { a.Subject, a.At });
        });
        model.Entity<IdempotentAnswer>(answer =>
        {
            answer.ToTable("idempotent_answers", Schema).HasKey(a => new { a.Caller, a.Key });
            answer.HasIndex(a => a.AnsweredAt);
        });
        model.Entity<KnownActor>(actor => actor.ToTable("known_actors", Schema).HasIndex(a => a.IdentityHash).IsUnique());
        model.Entity<KnownRole>(role => role.ToTable("known_roles", Schema).HasIndex(r => r.ActorId));
    }
}
