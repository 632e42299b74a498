using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.ServiceDefaults.Access;

/// <summary>Copy of a role at an organisation for a time.</summary>
internal sealed class KnownRole : ICopyOf<RoleState>
{
    public Guid Id { get; init; }

    public string Authority { get; set; } = "";

    public DateTimeOffset Epoch { get; set; }

    public long Sequence { get; set; }

    public Guid ActorId { get; private set; }

    public Guid OrganisationId { get; private set; }

    public string Role { get; private set; } = "";

    public DateOnly ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    public void Apply(RoleState state) =>
        (ActorId, OrganisationId, Role, ValidFrom, ValidTo) = (state.ActorId, state.OrganisationId, state.Role, state.ValidFrom, state.ValidTo);
}
