namespace Ksf.Contracts;

/// <summary>A kind of record that events are about, with its closed list of verbs.</summary>
/// <param name="Service">The service that is its authority: <c>knowledge</c>.</param>
/// <param name="Name">Its name in event types and routing keys: <c>need</c>.</param>
/// <param name="Plural">The first part of its subjects and addresses: <c>needs</c>.</param>
/// <param name="Verbs">What can happen to it. A verb added later reaches every copy, because copies subscribe to the noun.</param>
public sealed record Noun(string Service, string Name, string Plural, IReadOnlyList<Verb> Verbs)
{
    /// <summary>
    /// Nothing happened: the authority repeats the record's present state for copies that are new, restored or of an older shape.
    /// </summary>
    public static Verb Restated { get; } = new("restated", "nothing happened; the authority repeats the record's present state");

    /// <summary>
    /// The authority has restated every record of the noun. This event is about no single record, so its subject is the plural alone. A
    /// copy of an earlier epoch that was not restated no longer exists.
    /// </summary>
    public static Verb Resynchronised { get; } = new("resynchronised", "the authority has restated every record; a record of an earlier epoch that was not restated no longer exists");

    /// <summary>The version of the contract, from 1; the last part of its event types.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Whether only the nation's deployment is its authority, as for the register of municipalities.</summary>
    public bool IsNational { get; init; }

    /// <summary>
    /// Whether it is about actors and roles. Such events stay inside their deployment, outside the log, feeds and webhooks.
    /// </summary>
    public bool IsAccess { get; init; }

    /// <summary>Service and name; the same for every version.</summary>
    public string Key => $"{Service}.{Name}";

    /// <summary>The exchange its events are published on.</summary>
    public string Exchange => IsAccess ? Exchanges.Access : Exchanges.Events;

    /// <summary>All verbs, including the platform's own.</summary>
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
/// <param name="Meaning">When it is published, for the documentation.</param>
public sealed record Verb(string Name, string Meaning);
