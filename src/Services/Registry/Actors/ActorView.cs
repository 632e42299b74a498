namespace Ksf.Registry.Actors;

/// <summary>A person or a system.</summary>
/// <param name="Id">Opaque id, the one that audit rows and events hold.</param>
/// <param name="Kind">Person or system.</param>
/// <param name="Label">A person's name, or what a system is called.</param>
/// <param name="WorkEmail">A person's work e-mail.</param>
internal sealed record ActorView(Guid Id, ActorKind Kind, string Label, string? WorkEmail)
{
    public static ActorView Of(Actor actor) => new(actor.Id, actor.Kind, actor.Label, actor.WorkEmail);
}

/// <summary>What a registration is answered with: no name or address, since answers are kept for those who send again.</summary>
/// <param name="Id">Opaque id, the one that audit rows and events hold.</param>
/// <param name="Kind">Person or system.</param>
internal sealed record RegisteredActor(Guid Id, ActorKind Kind);
