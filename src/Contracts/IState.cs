namespace Ksf.Contracts;

/// <summary>
/// The public state of one subject of a noun. Every event about the subject carries it, whatever the verb, so a copy needs only the latest
/// event. It is small and holds no personal data; a person is an opaque id. A record only ever gains fields. A breaking change is a second
/// record of the noun with the next version, published beside the first.
/// </summary>
public interface IState
{
    /// <summary>The subject's id.</summary>
    Guid Id { get; }
}

/// <summary>Implemented by every state.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
public interface IState<TSelf> : IState
    where TSelf : IState<TSelf>
{
    /// <summary>The noun whose state it is.</summary>
    static abstract Noun Noun { get; }
}

/// <summary>The two topic exchanges of every deployment's broker.</summary>
public static class Exchanges
{
    /// <summary>Public events, which an integrator may read.</summary>
    public const string Events = "ksf.events";

    /// <summary>Actors and roles, for the deployment's own services only.</summary>
    public const string Access = "ksf.access";
}
