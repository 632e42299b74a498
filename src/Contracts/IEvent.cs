namespace Ksf.Contracts;

/// <summary>
/// The data of one event. It carries the whole public state of its subject as it was after the change, so that the latest event
/// of a subject is all that anybody needs to rebuild a copy of it. It is small and holds no personal data; a person is an opaque id.
/// A change to a record only ever adds; what breaks a reader is a new record with the next version in its type.
/// </summary>
public interface IEvent
{
    /// <summary>The CloudEvents <c>type</c>: <c>no.ksf.{service}.{noun}.{verb}.v{version}</c>.</summary>
    static abstract string Type { get; }

    /// <summary>
    /// The CloudEvents <c>subject</c>, a plural noun and an id: <c>needs/0199…</c>. Order is kept within a subject. Implemented explicitly, so
    /// that it is written in the envelope and not again in the data.
    /// </summary>
    string Subject { get; }
}

/// <summary>
/// An event about who may act for whom. It travels on the exchange <see cref="Exchanges.Access"/>, inside one deployment only,
/// and never reaches the log, the feed or a webhook.
/// </summary>
public interface IAccessEvent : IEvent;

/// <summary>The two topic exchanges of every deployment's broker.</summary>
public static class Exchanges
{
    /// <summary>What happened: everything an integrator may read.</summary>
    public const string Events = "ksf.events";

    /// <summary>Who may act for whom: for the services of the deployment alone.</summary>
    public const string Access = "ksf.access";
}
