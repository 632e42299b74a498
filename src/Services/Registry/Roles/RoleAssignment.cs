using System.Linq.Expressions;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Roles;

/// <summary>A role held by an actor at an organisation for a period.</summary>
internal sealed class RoleAssignment : IEntity<RoleAssignment, RoleStatus>
{
    public required Guid Id { get; init; }

    public long Sequence { get; set; }

    public RoleStatus Status { get; set; }

    /// <summary>The secretariat of the deployment, which may change and end it. So may the organisation's own administrator.</summary>
    public required Guid OwnerId { get; init; }

    public IReadOnlyList<Guid> OwnerIds => [OwnerId, OrganisationId];

    public required Guid ActorId { get; init; }

    public required Guid OrganisationId { get; init; }

    public required string Role { get; init; }

    public required DateOnly ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    public static Expression<Func<RoleAssignment, bool>> OwnedBy(IReadOnlyList<Guid> organisations) =>
        role => organisations.Contains(role.OwnerId) || organisations.Contains(role.OrganisationId);

    /// <summary>Those that a caller may read: their own, and those that they may give.</summary>
    public static Expression<Func<RoleAssignment, bool>> VisibleTo(Caller caller)
    {
        var organisations = caller.OrganisationsWith(Permissions.AssignRole);
        return role => organisations.Contains(role.OwnerId) || organisations.Contains(role.OrganisationId) || role.ActorId == caller.ActorId;
    }

    /// <summary>Ends it on a day. One that has not begun never begins.</summary>
    public void End(DateOnly day) => ValidTo = day < ValidFrom ? ValidFrom : day;

    public IEnumerable<IState> States() => [new RoleState(Id, ActorId, OrganisationId, Role, ValidFrom, ValidTo)];
}

/// <summary>The status of a role assignment.</summary>
internal enum RoleStatus
{
    /// <summary>Valid in its period.</summary>
    Given,

    /// <summary>Ended; no further change is possible.</summary>
    Ended,
}
