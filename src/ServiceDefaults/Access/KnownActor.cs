using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.ServiceDefaults.Access;

/// <summary>Copy of an actor: the hash of its identity and its opaque id. It holds no name, e-mail or issuer's id.</summary>
internal sealed class KnownActor : CopyOf<ActorState>
{
    public byte[] IdentityHash { get; private set; } = [];

    // The id stands where the hash of an erased person was. It is shorter than any hash, and unique, as the index wants it.
    public override void Apply(ActorState state) =>
        IdentityHash = state.IdentityHash.Length == 0 ? Id.ToByteArray() : Convert.FromBase64String(state.IdentityHash);
}
