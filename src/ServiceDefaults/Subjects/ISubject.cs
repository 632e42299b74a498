using Ksf.Contracts;

namespace Ksf.ServiceDefaults.Subjects;

/// <summary>A record that this service is the authority for and publishes events about.</summary>
public interface ISubject
{
    /// <summary>Its id.</summary>
    Guid Id { get; }

    /// <summary>
    /// Its version: 1 when created, and incremented by each change. Used as ETag, concurrency token and the events' sequence.
    /// </summary>
    long Sequence { get; set; }

    /// <summary>Its public states: one for each version of the noun's contract that is published, normally one.</summary>
    IEnumerable<IState> States();
}
