using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.ServiceDefaults.Access;

/// <summary>Copy of a role at an organisation for a time.</summary>
internal sealed class KnownRole : CopyOf<RoleState>
{
    public Guid ActorId { get; private set; }

    public Guid OrganisationId { get; private set; }

    public string Role { get; private set; } = "";

    public DateOnly ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    public override void Apply(RoleState state) =>
        (ActorId, OrganisationId, Role, ValidFrom, ValidTo) = (state.ActorId, state.OrganisationId, state.Role, state.ValidFrom, state.ValidTo);
}
