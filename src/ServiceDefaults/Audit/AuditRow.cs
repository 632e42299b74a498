namespace Ksf.ServiceDefaults.Audit;

/// <summary>An audit row: who changed what, for whom, when and why. It holds opaque ids of persons, never names.</summary>
public sealed class AuditRow
{
    /// <summary>UUIDv7 of the moment.</summary>
    public required Guid Id { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The person or system; null for the platform itself (a migration, a copy).</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The organisation represented.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>What was done, named like the permission: <c>need.report</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The record: <c>needs/{id}</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The actor's reason, if any.</summary>
    public string? Reason { get; init; }

    /// <summary>State before, as JSON; null when the record is new.</summary>
    public string? Before { get; init; }

    /// <summary>State after, as JSON.</summary>
    public string? After { get; init; }
}
