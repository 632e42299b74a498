using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.ServiceDefaults.Access;

/// <summary>Copy of which opaque id a token's identity has. Neither name, e-mail nor the issuer's own id is here.</summary>
internal sealed class KnownActor : ICopyOf<ActorState>
{
    public Guid Id { get; init; }

    public string Authority { get; set; } = "";

    public DateTimeOffset Epoch { get; set; }

    public long Sequence { get; set; }

    public byte[] IdentityHash { get; private set; } = [];

    public void Take(ActorState state) => IdentityHash = Convert.FromBase64String(state.IdentityHash);
}
