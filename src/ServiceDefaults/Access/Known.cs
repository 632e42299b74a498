using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.ServiceDefaults.Access;

/// <summary>Copy of which opaque id a token's identity has. Neither name, e-mail nor the issuer's own id is here.</summary>
internal sealed class KnownActor : ICopyOf<ActorIdentified>
{
    public Guid Id { get; init; }

    public byte[] IdentityHash { get; private set; } = [];

    public long Sequence { get; set; }

    public static Guid KeyOf(ActorIdentified data) => data.ActorId;

    public void Take(Received<ActorIdentified> received) => IdentityHash = Convert.FromBase64String(received.Data.IdentityHash);
}

/// <summary>Copy of a role at an organisation for a time.</summary>
internal sealed class KnownRole : ICopyOf<RoleAssigned>
{
    public Guid Id { get; init; }

    public Guid ActorId { get; private set; }

    public Guid OrganisationId { get; private set; }

    public string Role { get; private set; } = "";

    public DateOnly ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    public long Sequence { get; set; }

    public static Guid KeyOf(RoleAssigned data) => data.RoleId;

    public void Take(Received<RoleAssigned> received) =>
        (ActorId, OrganisationId, Role, ValidFrom, ValidTo) =
            (received.Data.ActorId, received.Data.OrganisationId, received.Data.Role, received.Data.ValidFrom, received.Data.ValidTo);
}
