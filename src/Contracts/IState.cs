namespace Ksf.Contracts;

/// <summary>
/// The public state of one subject of a noun, as every event about it carries it whatever the verb. The latest event of a subject is therefore all
/// that a copy needs. It is small and holds no personal data; a person is an opaque id. A change to a record only ever adds. What would break a
/// reader is a second record of the same noun with the next version, sent beside the first.
/// </summary>
public interface IState
{
    /// <summary>The subject's id.</summary>
    Guid Id { get; }
}

/// <summary>What every state implements.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
public interface IState<TSelf> : IState
    where TSelf : IState<TSelf>
{
    /// <summary>What it is the state of.</summary>
    static abstract Noun Noun { get; }
}

/// <summary>The two topic exchanges of every deployment's broker.</summary>
public static class Exchanges
{
    /// <summary>What happened: everything an integrator may read.</summary>
    public const string Events = "ksf.events";

    /// <summary>Who may act for whom: for the services of the deployment alone.</summary>
    public const string Access = "ksf.access";
}
