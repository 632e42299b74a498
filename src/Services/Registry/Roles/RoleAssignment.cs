using Ksf.Contracts.Registry;

namespace Ksf.Registry.Roles;

/// <summary>A role that somebody has at an organisation for a time.</summary>
internal sealed class RoleAssignment
{
    public required Guid Id { get; init; }

    public long Sequence { get; private set; } = 1;

    public required Guid ActorId { get; init; }

    public required Guid OrganisationId { get; init; }

    public required string Role { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public RoleAssigned State() => new(Id, ActorId, OrganisationId, Role, ValidFrom, ValidTo);
}
