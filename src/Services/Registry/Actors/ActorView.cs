namespace Ksf.Registry.Actors;

/// <summary>A person or a system.</summary>
/// <param name="Id">Opaque id, as used in audit rows and events.</param>
/// <param name="Kind">Person or system.</param>
/// <param name="Label">The name of the person or system.</param>
/// <param name="WorkEmail">A person's work e-mail.</param>
internal sealed record ActorView(Guid Id, ActorKind Kind, string Label, string? WorkEmail)
{
    public static ActorView Of(Actor actor) => new(actor.Id, actor.Kind, actor.Label, actor.WorkEmail);
}

/// <summary>The response to a registration. It has no name or address, because responses are stored for replay.</summary>
/// <param name="Id">Opaque id, as used in audit rows and events.</param>
/// <param name="Kind">Person or system.</param>
internal sealed record RegisteredActor(Guid Id, ActorKind Kind);
