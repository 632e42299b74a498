using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.ServiceDefaults.Access;

/// <summary>Copy of an actor: the hash of its identity and its opaque id. It holds no name, e-mail or issuer's id.</summary>
internal sealed class KnownActor : ICopyOf<ActorState>
{
    public Guid Id { get; init; }

    public string Authority { get; set; } = "";

    public DateTimeOffset Epoch { get; set; }

    public long Sequence { get; set; }

    public byte[] IdentityHash { get; private set; } = [];

    public void Apply(ActorState state) => IdentityHash = Convert.FromBase64String(state.IdentityHash);
}
