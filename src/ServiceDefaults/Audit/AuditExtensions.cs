using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.ServiceDefaults.Audit;

/// <summary>Writes audit rows, in the transaction of the change.</summary>
public static class AuditExtensions
{
    /// <summary>Adds the audit row of a change without an actor: a migration step or reference data.</summary>
    /// <param name="db">The service's database.</param>
    /// <param name="at">When it was done.</param>
    /// <param name="action">What was done: <c>municipality.register</c>.</param>
    /// <param name="subject">The record: <c>municipalities/{id}</c>.</param>
    /// <param name="before">A snapshot of the record before the change; null when it is new.</param>
    /// <param name="after">The record after the change.</param>
    public static void AuditByPlatform(this KsfDbContext db, DateTimeOffset at, string action, string subject, string? before, object after) =>
        Add(db, at, action, subject, before, after);

    /// <summary>Adds the audit row of a change. The next <c>SaveChangesAsync</c> saves it together with the change.</summary>
    /// <param name="db">The service's database.</param>
    /// <param name="context">The actor and the time.</param>
    /// <param name="organisationId">The organisation represented.</param>
    /// <param name="action">What was done: <c>need.withdraw</c>.</param>
    /// <param name="subject">The record: <c>needs/{id}</c>.</param>
    /// <param name="before">A snapshot of the record before the change; null when it is new.</param>
    /// <param name="after">The record after the change.</param>
    /// <param name="reason">The caller's reason, if any.</param>
    public static void Audit(
        this KsfDbContext db, VerbContext context, Guid organisationId, string action, string subject, string? before, object after,
        string? reason = null) =>
        Add(db, context.Now, action, subject, before, after, context.Caller.ActorId, organisationId, reason);

    /// <summary>Adds the audit row of a change that follows from no permission: what a person does about themselves.</summary>
    /// <param name="db">The service's database.</param>
    /// <param name="at">When it was done.</param>
    /// <param name="actorId">The person.</param>
    /// <param name="organisationId">The organisation that it concerns; null for none.</param>
    /// <param name="action">What was done: <c>invitation.accept</c>.</param>
    /// <param name="subject">The record: <c>invitations/{id}</c>.</param>
    /// <param name="before">A snapshot of the record before the change; null when it is new.</param>
    /// <param name="after">The record after the change.</param>
    /// <param name="reason">The person's reason, if any.</param>
    public static void AuditBy(
        this KsfDbContext db, DateTimeOffset at, Guid? actorId, Guid? organisationId, string action, string subject, string? before, object after,
        string? reason = null) => Add(db, at, action, subject, before, after, actorId, organisationId, reason);

    private static void Add(
        KsfDbContext db, DateTimeOffset at, string action, string subject, string? before, object after, Guid? actorId = null, Guid? organisationId = null,
        string? reason = null) => db.AuditRows.Add(new AuditRow
        {
            Id = Guid.CreateVersion7(at),
            At = at,
            ActorId = actorId,
            OrganisationId = organisationId,
            Action = action,
            Subject = subject,
            Reason = reason,
            Before = before,
            After = AuditSnapshot.Of(after),
        });
}
