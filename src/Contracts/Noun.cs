namespace Ksf.Contracts;

/// <summary>A kind of thing that events are about, with the closed list of what can happen to it.</summary>
/// <param name="Service">The service that is its authority: <c>knowledge</c>.</param>
/// <param name="Name">Its name in event types and routing keys: <c>need</c>.</param>
/// <param name="Plural">The first part of its subjects and of its addresses: <c>needs</c>.</param>
/// <param name="Verbs">What can happen to it. A verb that is added later reaches every copy, since copies subscribe to the noun.</param>
public sealed record Noun(string Service, string Name, string Plural, IReadOnlyList<Verb> Verbs)
{
    /// <summary>Nothing happened: the authority states the record as it is now, for copies that are new, restored or of an older shape.</summary>
    public static Verb Restated { get; } = new("restated", "nothing happened; its authority states the record as it is now");

    /// <summary>
    /// The authority has restated all that it has of the noun. The one event that is about no single record: its subject is the plural alone. A copy
    /// of an earlier epoch that was not restated exists no more.
    /// </summary>
    public static Verb Resynchronised { get; } = new("resynchronised", "its authority has restated every record; one of an earlier epoch that was not is gone");

    /// <summary>The version of the contract, from 1: the last part of its event types.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Whether only the nation's deployment is its authority, as it is for the register of municipalities.</summary>
    public bool IsNational { get; init; }

    /// <summary>Whether it tells who may act for whom, and so stays inside its deployment, outside the log, feeds and webhooks.</summary>
    public bool IsAccess { get; init; }

    /// <summary>Service and name: the same for every version.</summary>
    public string Key => $"{Service}.{Name}";

    /// <summary>The exchange that its events are published on.</summary>
    public string Exchange => IsAccess ? Exchanges.Access : Exchanges.Events;

    /// <summary>All verbs, the platform's own among them.</summary>
    public IEnumerable<Verb> AllVerbs => [.. Verbs, Restated, Resynchronised];

    /// <summary>The event type of one of its verbs.</summary>
    /// <exception cref="ArgumentException">It has no such verb.</exception>
    public EventType Type(string verb) => AllVerbs.Any(known => known.Name == verb)
        ? new EventType(Service, Name, verb, Version)
        : throw new ArgumentException($"'{verb}' is no verb of {Key}: {string.Join(", ", AllVerbs.Select(known => known.Name))}.", nameof(verb));

    /// <summary>The CloudEvents <c>subject</c> of one record: <c>needs/0199…</c>. Order is kept within a subject.</summary>
    public string Subject(Guid id) => $"{Plural}/{id}";

    /// <summary>Whether an event type is of this noun and version.</summary>
    public bool Has(EventType type) => type.Service == Service && type.Noun == Name && type.Version == Version;
}

/// <summary>What can happen to a noun.</summary>
/// <param name="Name">Past tense, in the event type: <c>submitted</c>.</param>
/// <param name="Meaning">When it is sent, as the documentation says it.</param>
public sealed record Verb(string Name, string Meaning);
