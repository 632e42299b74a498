using System.Text.Json;
using Ksf.Contracts;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Persistence;

namespace Ksf.ServiceDefaults.Audit;

/// <summary>Writes audit rows, in the transaction of the change.</summary>
public static class AuditExtensions
{
    /// <summary>Notes a change. Saved by the next <c>SaveChangesAsync</c>, with the change itself.</summary>
    /// <param name="db">The service's database.</param>
    /// <param name="at">When.</param>
    /// <param name="caller">Who.</param>
    /// <param name="organisationId">For whom.</param>
    /// <param name="action">What, as the permission is named.</param>
    /// <param name="subject">To what: <c>needs/{id}</c>.</param>
    /// <param name="before">State before; null where it is new.</param>
    /// <param name="after">State after.</param>
    /// <param name="reason">Why, where the caller gave a reason.</param>
    public static void Audit(
        this KsfDbContext db, DateTimeOffset at, Caller? caller, Guid? organisationId, string action, string subject, object? before, object? after,
        string? reason = null) =>
        db.AuditRows.Add(new AuditRow
        {
            Id = Guid.CreateVersion7(at),
            At = at,
            ActorId = caller?.ActorId,
            OrganisationId = organisationId,
            Action = action,
            Subject = subject,
            Reason = reason,
            Before = Json(before),
            After = Json(after),
        });

    private static string? Json(object? state) => state is null ? null : JsonSerializer.Serialize(state, state.GetType(), CloudEvent.Json);
}
