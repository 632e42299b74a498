using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.ServiceDefaults.Access;

/// <summary>Copy of an actor: the hash of its identity and its opaque id. It holds no name, e-mail or issuer's id.</summary>
internal sealed class KnownActor : CopyOf<ActorState>
{
    public byte[] IdentityHash { get; private set; } = [];

    public override void Apply(ActorState state) => IdentityHash = Convert.FromBase64String(state.IdentityHash);
}
