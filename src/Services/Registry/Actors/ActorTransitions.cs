using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Actors;

/// <summary>The state machine of an actor.</summary>
internal static class ActorTransitions
{
    public static readonly TransitionTable<Actor, ActorStatus, RegisteredActor> Table =
        new TransitionTable<Actor, ActorStatus, RegisteredActor>(ActorState.Noun, (actor, _, _) => Task.FromResult(new RegisteredActor(actor.Id, actor.Kind)))
            .Create<RegisterPerson>(
                "register", ActorStatus.Registered, Permissions.RegisterActor, "identified", "Register a person, who can then be given roles.", "/persons")
            .Create<RegisterSystem>(
                "register", ActorStatus.Registered, Permissions.RegisterActor, "identified", "Register a system, which can then be given roles.", "/systems");
}
