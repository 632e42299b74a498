using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.ServiceDefaults.Audit;

/// <summary>Writes audit rows, in the transaction of the change.</summary>
public static class AuditExtensions
{
    /// <summary>Adds the row of a change that the platform makes by itself: a migration step, reference data.</summary>
    /// <param name="db">The service's database.</param>
    /// <param name="at">When.</param>
    /// <param name="action">What: <c>municipality.register</c>.</param>
    /// <param name="subject">To what: <c>municipalities/{id}</c>.</param>
    /// <param name="before">A snapshot of it before; null where it is new.</param>
    /// <param name="after">The record after.</param>
    public static void AuditByPlatform(this KsfDbContext db, DateTimeOffset at, string action, string subject, string? before, object after) =>
        db.AuditRows.Add(new AuditRow
        {
            Id = Guid.CreateVersion7(at),
            At = at,
            Action = action,
            Subject = subject,
            Before = before,
            After = AuditSnapshot.Of(after),
        });

    /// <summary>Adds the row of a change. Saved by the next <c>SaveChangesAsync</c>, with the change itself.</summary>
    /// <param name="db">The service's database.</param>
    /// <param name="context">Who, and when.</param>
    /// <param name="organisationId">For whom.</param>
    /// <param name="action">What: <c>need.withdraw</c>.</param>
    /// <param name="subject">To what: <c>needs/{id}</c>.</param>
    /// <param name="before">A snapshot of it before; null where it is new.</param>
    /// <param name="after">The record after.</param>
    /// <param name="reason">Why, where the caller gave a reason.</param>
    internal static void Audit(
        this KsfDbContext db, VerbContext context, Guid organisationId, string action, string subject, string? before, object after,
        string? reason = null) =>
        db.AuditRows.Add(new AuditRow
        {
            Id = context.NewId(),
            At = context.Now,
            ActorId = context.Caller.ActorId,
            OrganisationId = organisationId,
            Action = action,
            Subject = subject,
            Reason = reason,
            Before = before,
            After = AuditSnapshot.Of(after),
        });
}
